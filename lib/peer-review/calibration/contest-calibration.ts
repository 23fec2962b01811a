import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lockReviewer } from '../assignment/store';
import type { ContestView } from './schemas';
import { findContest, findReviewOfAssignment, insertContest, type ContestRow } from './store';

/**
 * The reviewer does not agree with what a calibration item says is right; a moderator decides. Once for each review: the same
 * again gives the same answer. What has not been reviewed, and what was no calibration item, answer alike, so that nobody can
 * ask what a text is before having judged it.
 * @throws 401, 403, 404 for what was not assigned, 409 for what cannot be contested or was contested with other words
 */
export async function contestCalibration({
  viewer,
  assignmentId,
  reason,
  context = systemContext,
}: {
  viewer: Viewer | null;
  assignmentId: string;
  reason: string;
  context?: Context;
}): Promise<ContestView> {
  const reviewer = authorize(viewer, 'calibration.contest');
  const words = normaliseText(reason);
  return transaction(async (tx) => {
    await lockReviewer(tx, reviewer.id);
    const review = isId(assignmentId) ? await findReviewOfAssignment(tx, assignmentId, reviewer.id) : null;
    if (!review) throw notFound('assignment');
    const { reviewId, itemId } = review;
    if (!reviewId || !itemId) {
      throw conflict('not-contestable');
    }
    const before = await findContest(tx, reviewId);
    if (before && before.reason !== words) throw conflict('already-contested');
    if (before) return toContestView(before);
    const at = context.now();
    const row = { id: newId(), reviewId, itemId, memberId: reviewer.id, reason: words, createdAt: at };
    await insertContest(tx, row);
    const details = { assignmentId, contestId: row.id };
    const subject = { subjectType: 'calibration-item', subjectId: itemId } as const;
    await record(tx, { at, actorId: reviewer.id, action: 'calibration.contest', ...subject, details });
    const payload = { memberId: reviewer.id, itemId };
    await emit(tx, { type: 'calibration.contest', subjectId: itemId, payload });
    return toContestView({ ...row, assignmentId, outcome: null, note: null });
  });
}

const toContestView = ({ assignmentId, reason, createdAt, outcome, note }: ContestRow): ContestView => ({
  assignmentId,
  reason,
  createdAt: createdAt.toISOString(),
  outcome,
  note,
});
