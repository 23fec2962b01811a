import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { readArticle } from '@/lib/articles/read-article';
import { PAGE_SIZE, type CommentView, type ThreadSort, type ThreadView } from './schemas';
import { findFirstDescendants, findRoots, type CommentRow } from './store';
import { toPublicView } from './views';

/** Replies shown below each top-level comment before "show all". */
export const FIRST_REPLIES = 8;

/**
 * A page of an article's comments: the top level, each with the first of its replies, nested. The same for every reader.
 * It asks the database for as many rows as it shows, however long the thread is.
 * @throws 404 for an unknown article, 400 for a cursor that is not ours
 */
export async function readThread({
  articleSlug,
  sort = 'newest',
  limit = PAGE_SIZE,
  cursor,
}: {
  articleSlug: string;
  sort?: ThreadSort;
  limit?: number;
  cursor?: string;
}): Promise<ThreadView> {
  const after = decodeCursor(cursor);
  const article = await readArticle({ slug: articleSlug });
  const roots = await findRoots(database(), { articleId: article.id, sort, limit: limit + 1, after });
  const { page, nextCursor } = pageOf(
    roots,
    limit,
    ({ publishedAt: at, id }) => at && encodeCursor({ at, id }),
  );
  return {
    items: await withFirstReplies(page),
    nextCursor,
    count: article.commentCount,
  };
}

/** Comments with the first of their descendants, in two levels of query whatever the depth. */
export async function withFirstReplies(roots: CommentRow[], perRoot = FIRST_REPLIES): Promise<CommentView[]> {
  const answered = roots.filter((root) => root.descendantCount > 0).map((root) => root.id);
  const descendants = answered.length > 0 ? await findFirstDescendants(database(), answered, perRoot) : [];
  return nest(roots, descendants);
}

function nest(roots: CommentRow[], descendants: CommentRow[]): CommentView[] {
  const childrenOf = new Map<string | null, CommentRow[]>();
  for (const row of descendants) childrenOf.set(row.parentId, [...(childrenOf.get(row.parentId) ?? []), row]);
  const withReplies = (row: CommentRow): CommentView => ({
    ...toPublicView(row),
    replies: (childrenOf.get(row.id) ?? []).map(withReplies),
  });
  return roots.map(withReplies);
}
