import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findByIds } from '../thread/store';
import { toPublicView } from '../views';
import type { FollowingView } from './schemas';
import { findFollows } from './store';

/**
 * A page of what the viewer follows, the last taken up first.
 * @throws 401, 400 for a cursor that is not ours
 */
export async function listFollowing({
  viewer,
  limit = 20,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<FollowingView> {
  const member = authorize(viewer, 'reader.own');
  const rows = await findFollows(database(), member.id, limit + 1, decodeCursor(cursor));
  const { page, nextCursor } = pageOf(rows, limit, ({ followedAt, id }) =>
    encodeCursor({ at: followedAt, id }),
  );
  const tops = await findByIds(
    database(),
    page.flatMap(({ rootId }) => rootId ?? []),
  );
  const topOf = new Map(tops.map((row) => [row.id, toPublicView(row)]));
  const items = page.map(({ rootId, articleSlug, articleTitle, articleLanguage, followedAt }) => ({
    article: { slug: articleSlug, title: articleTitle, language: articleLanguage },
    thread: (rootId && topOf.get(rootId)) || null,
    followedAt: followedAt.toISOString(),
  }));
  return { items, nextCursor };
}
