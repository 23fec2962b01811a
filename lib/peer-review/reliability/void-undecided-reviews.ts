import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx, database } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lifecycle';
import type { DecisionInputs } from '@/lib/comments/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Happened } from '@/lib/platform/events';
import { decideByPeers } from '../decision/decide-by-peers';
import { closeAssignment, findOpenOnComments, lockReviewer } from '../assignment/store';
import { learnAnew } from './learn-from-decision';
import { findUndecidedReviews, voidReviews, findStanding } from './store';

/** Why a reviewer no longer counts. */
type Cause = { code: NonNullable<DecisionInputs['cause']>; facts: Record<never, never> };

/**
 * A reviewer no longer counts: their verdicts on comments that nobody has decided are void, and what they were leased goes back
 * to the pool (R12, R13). A comment that the others' verdicts decide is decided at once. Their own duty stays as it is.
 * A repeat finds nothing left to void. Once they count again, what they have given since stands (`givenBefore`), and so do their
 * leases (`leases`).
 */
export async function voidUndecidedReviews({
  memberId,
  reason,
  givenBefore = null,
  leases = true,
  context = systemContext,
}: {
  memberId: string;
  reason: Cause;
  /** Only verdicts given before then; all when null. */
  givenBefore?: Date | null;
  /** Whether what they are leased goes back too. */
  leases?: boolean;
  context?: Context;
}): Promise<void> {
  const policy = await currentPolicy();
  const findGiven = (tx: Tx) => findUndecidedReviews(tx, memberId, givenBefore);
  const findLeased = (tx: Tx) => (leases ? findOpenOnComments(tx, memberId) : []);
  await transaction(async (tx) => {
    const at = context.now(await lockReviewer(tx, memberId));
    const seen = await findGiven(tx);
    const leased = await findLeased(tx);
    const commentIds = [...seen, ...leased].flatMap(({ commentId }) => commentId ?? []);
    const locked = await lockComments(tx, [...new Set(commentIds)]);
    // Read again: the comments may have been decided before they were locked.
    for (const lease of await findLeased(tx)) await closeAssignment(tx, lease, 'CANCELLED');
    const reviews = await findGiven(tx);
    await voidAll(tx, reviews, { reason, at });
    const affected = reviews.map(({ commentId }) => commentId);
    const waiting = locked.filter(({ id, state }) => affected.includes(id) && state === 'IN_REVIEW');
    const by = { policy, at, random: context.random, cause: reason.code };
    for (const comment of waiting) await decideByPeers(tx, { comment, ...by });
    await learnAnew(tx, affected, { policy, now: at });
  });
}

async function voidAll(
  tx: Tx,
  reviews: { id: string; commentId: string }[],
  { reason, at }: { reason: Cause; at: Date },
) {
  if (reviews.length === 0) return;
  await voidReviews(tx, reviews, { reason, at });
  for (const { id, commentId } of reviews)
    await record(tx, {
      at,
      actorId: null,
      action: 'review.void',
      subjectType: 'comment',
      subjectId: commentId,
      reason,
      details: { reviewId: id },
    });
}

/** A reviewer moved on the ladder. While they are suspended their verdicts weigh nothing, those given before included (R13). */
export async function voidReviewsOfSuspended(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  const { standing } = await findStanding(database(), subjectId);
  if (standing !== 'SUSPENDED') return;
  const reason = { code: 'reviewer-careless', facts: {} } as const;
  await voidUndecidedReviews({ memberId: subjectId, reason, context });
}
