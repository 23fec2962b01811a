import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { ExportPage } from './schemas';
import { findExported, findExportedArticlesById } from './store';
import { toExported, toExportedArticle, toOutside } from './views';

/**
 * A page of all comments in the order in which they were written, as `exportComments` writes them: for a program that takes them along a part at a time. It
 * has addresses of members in it, and each page is on record.
 * @throws 401, 403 for all but administrators, 400 for a cursor that is none of ours
 */
export async function listExported({
  viewer,
  limit,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  limit: number;
  cursor?: string;
  context?: Context;
}): Promise<ExportPage> {
  const { id: actorId } = authorize(viewer, 'member.read-address');
  const after = decodeCursor(cursor) ?? null;
  const rows = await findExported(sqlStatements(), { articleId: null, after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  const under = await findExportedArticlesById(sqlStatements(), [
    ...new Set(page.map((row) => row.articleId)),
  ]);
  const articles = new Map(under.map((article) => [article.id, toExportedArticle(article)]));
  const items = page.flatMap((row) => {
    const article = articles.get(row.articleId);
    return article ? [toOutside(toExported(row, article))] : [];
  });
  await transaction((tx) =>
    record(tx, {
      at: context.now(),
      actorId,
      action: 'comment.export',
      subjectType: 'job',
      subjectId: newId(),
      details: { format: 'trialogue', count: items.length },
    }),
  );
  return { items, nextCursor };
}
