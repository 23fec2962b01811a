import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { beginnings } from '@/lib/platform/text/beginnings';
import type { DiscussionsView } from './schemas';
import { findDiscussions } from './store';
import { toItem } from './views';

/**
 * A page of the articles, the newest first: all of them, or those whose headlines have words that begin as those of `query` do; or those that the
 * desk has not looked at yet.
 * @throws 401, 403 when the viewer is not of the desk, 400 for a cursor that is none of ours
 */
export async function listDiscussions({
  viewer,
  query = '',
  only,
  limit = 25,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  query?: string;
  only?: 'new';
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<DiscussionsView> {
  authorize(viewer, 'article.moderate');
  const after = decodeCursor(cursor);
  const words = beginnings(query);
  if (query.trim() !== '' && !words) return { items: [], nextCursor: null };
  const rows = await findDiscussions(database(), { words, onlyNew: only === 'new', after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ publishedAt: at, id }) => encodeCursor({ at, id }));
  const now = context.now();
  return { items: page.map((row) => toItem(row, now)), nextCursor };
}
