import { systemContext } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { ArticleSummary } from './schemas';
import { findByTopic } from './store';

/**
 * The articles about a topic, the newest first.
 * @throws 400 for a cursor that is none of ours, 404 when nothing is about it
 */
export async function listByTopic({
  topic,
  limit = 20,
  cursor,
}: {
  topic: string;
  limit?: number;
  cursor?: string;
}): Promise<{ items: ArticleSummary[]; nextCursor: string | null }> {
  const before = decodeCursor(cursor);
  const rows = await findByTopic(database(), { topic, before, limit: limit + 1, now: systemContext.now() });
  if (rows.length === 0 && !before) throw notFound('article');
  const { page, nextCursor } = pageOf(rows, limit, ({ publishedAt, id }) =>
    encodeCursor({ at: new Date(publishedAt), id }),
  );
  return { items: page, nextCursor };
}
