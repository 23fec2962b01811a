import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { OwnReviewsView } from './schemas';
import { findReviewsBy } from './store';
import { summariseRecord } from './summarise-record';
import { toOwnReview } from './views';

/**
 * The viewer's record as a reviewer, and a page of the reviews that they gave, the newest first; also of a member who may no
 * longer review. Whose comments those were is not said.
 * @throws 401
 */
export async function readOwnRecord({
  viewer,
  limit = 20,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<OwnReviewsView> {
  if (!viewer) throw unauthenticated();
  const after = decodeCursor(cursor);
  const policy = await currentPolicy();
  const [record, rows] = await Promise.all([
    summariseRecord(database(), viewer.id, { policy, at: context.now() }),
    findReviewsBy(database(), { reviewerId: viewer.id, viewerId: viewer.id, limit: limit + 1, after }),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ givenAt: at, id }) => encodeCursor({ at, id }));
  return {
    record,
    items: page.map(toOwnReview),
    nextCursor,
  };
}
