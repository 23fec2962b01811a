import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lockComments } from '@/lib/comments/lifecycle';
import { currentPolicy } from '@/lib/policy/current-policy';
import { assignBatch, loadAssignment } from './assign-batch';
import { toBatch } from './request-assignments';
import type { BatchView } from '../schemas';
import { closeAssignment, countSkip, countSkips, findBatch, findUnfinished, lockReviewer } from './store';

/**
 * "I can't judge this one": swaps a comment of the batch for another, twice a batch and six times a day at most by default (R3). Skipping the
 * same one again changes nothing.
 * @throws 401, 403, 404 for what was not assigned, 409 when it is done or nothing else is there, 422 when no swap is left
 */
export async function skipAssignment({
  viewer,
  assignmentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  assignmentId: string;
  context?: Context;
}): Promise<BatchView> {
  const reviewer = authorize(viewer, 'comment.review');
  const policy = await currentPolicy();
  const { skipsPerBatch: limit, skipsPerDay } = policy.review;
  return sqlTransaction(async (tx) => {
    const at = context.now(await lockReviewer(tx, reviewer.id));
    const { assignment, duty } = await loadAssignment(tx, { id: assignmentId, reviewerId: reviewer.id });
    if (!duty) throw notFound('assignment');
    if (assignment.state === 'SKIPPED') return shown(toBatch(tx, duty, { policy, at }));
    if (duty.state !== 'AWAITING_REVIEWS') throw notFound('assignment');
    if (assignment.state === 'DONE') throw conflict('already-reviewed');
    if (assignment.state === 'CANCELLED') throw conflict('assignment-closed');
    if (duty.skips >= limit) {
      throw refused('no-skips-left', {
        limit,
      });
    }
    if ((await countSkips(tx, reviewer.id, new Date(at.getTime() - DAY_MS))) >= skipsPerDay)
      throw refused('no-skips-left-today', { limit: skipsPerDay });
    // All that assigning locks too, in one go: two who lock the same comments one by one could wait for each other.
    const batch = await findUnfinished(tx, duty);
    const held = [assignment, ...batch].flatMap(({ commentId }) => commentId ?? []);
    await lockComments(tx, [...new Set([duty.commentId, ...held])]);
    // Read again: the comments may have moved on before they were locked.
    const current = await loadAssignment(tx, { id: assignmentId, reviewerId: reviewer.id });
    if (current.duty?.state !== 'AWAITING_REVIEWS') throw notFound('assignment');
    await closeAssignment(tx, current.assignment, 'SKIPPED');
    await countSkip(tx, duty.commentId);
    const after = await findBatch(tx, duty, policy.review.calibration);
    if (!after) throw notFound('assignment');
    const {
      duty: filled,
      unfilled,
      inserted,
    } = await assignBatch(tx, {
      batch: after,
      policy,
      at,
      random: context.random,
      locked: held,
    });
    await inserted;
    if (unfilled > 0) {
      throw conflict('no-replacement');
    }
    return shown(toBatch(tx, filled, { policy, at }));
  });
}

/** A batch whose rows are the last that is asked for. */
const shown = (batch: Promise<BatchView>) => ({ result: batch, last: batch });
