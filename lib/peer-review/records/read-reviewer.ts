import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { DeskRecordView, DeskReviewView } from './schemas';
import { findReviewsBy, findStandingRow, isMember } from './store';
import { summariseRecord } from './summarise-record';
import { toOwnReview } from './views';

/**
 * A member's record as a reviewer, and a page of the reviews that they gave with the comments that those were on, for the desk;
 * without those on the viewer's own comments, for an author never learns who reviewed (R5).
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readReviewer({
  viewer,
  memberId,
  limit = 10,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<{ record: DeskRecordView; reviews: DeskReviewView[]; nextCursor: string | null }> {
  const moderator = authorize(viewer, 'member.read');
  if (!isId(memberId) || !(await isMember(database(), memberId))) throw notFound('member');
  const policy = await currentPolicy();
  const [record, standing, rows] = await Promise.all([
    summariseRecord(database(), memberId, { policy, at: context.now() }),
    findStandingRow(database(), memberId),
    findReviewsBy(database(), {
      reviewerId: memberId,
      viewerId: moderator.id,
      limit: limit + 1,
      after: decodeCursor(cursor),
    }),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ givenAt: at, id }) => encodeCursor({ at, id }));
  return {
    record: { ...record, by: standing?.by ?? null },
    reviews: page
      .filter(({ comment }) => comment?.author.id !== moderator.id)
      .map((row) => ({ ...toOwnReview(row), comment: row.comment })),
    nextCursor,
  };
}
