import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction, type SqlTx } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { lockComments } from '@/lib/comments/lifecycle';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { findMoment } from '../assignment/store';
import { believedFor, judgementsOf, type Judgement } from './judgements';
import { setBeliefs, type BeliefChange } from './set-beliefs';
import { findDecisionFacts, lockReviewsOf, type LearntRow } from './store';

/**
 * A comment was decided: what is believed of its texts now counts in the records of those who reviewed them before (R9). It is
 * worked out anew from all decisions about the comment, so it does not matter how often, or in which order, events come.
 */
export async function learnFromDecision(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  const policy = await currentPolicy();
  await sqlTransaction(async (tx) => {
    const [[comment], moment] = await Promise.all([lockComments(tx, [subjectId]), findMoment(tx)]);
    if (comment) await learnAnew(tx, [comment.id], { policy, now: context.now(moment) });
    return { result: undefined };
  });
}

/**
 * The same for several comments, in the transaction of somebody who has locked them and changed which of their reviews are
 * valid. The records of all their reviewers are locked at once: whoever locked them comment by comment would do so in no order.
 */
export async function learnAnew(
  tx: SqlTx,
  commentIds: readonly string[],
  { policy, now }: { policy: Policy; now: Date },
): Promise<void> {
  const changes: BeliefChange[] = [];
  let at = new Date(0);
  for (const commentId of commentIds) {
    const decisions = await findDecisionFacts(tx, commentId);
    const latest = decisions.at(-1);
    if (!latest) continue;
    if (latest.at > at) at = latest.at;
    changes.push(...(await changesOf(tx, commentId, judgementsOf(decisions))));
  }
  await setBeliefs(tx, changes, { policy, at, now });
}

async function changesOf(
  tx: SqlTx,
  commentId: string,
  judgements: ReadonlyMap<number, Judgement>,
): Promise<BeliefChange[]> {
  const reviews = await lockReviewsOf(tx, commentId);
  return reviews.map((review) => {
    const { id, reviewerId, accepts, givenAt, believed, settled } = review;
    const after = beliefOf(review, judgements);
    return { id, reviewerId, accepts, givenAt, before: { believed, settled }, after };
  });
}

const NOTHING = { believed: null, settled: false };

function beliefOf(review: LearntRow, judgements: ReadonlyMap<number, Judgement>) {
  const judgement = judgements.get(review.revision ?? 0);
  if (judgement?.byId === review.reviewerId) return NOTHING;
  if (!review.valid || !judgement || (review.commentVersion ?? Infinity) > judgement.upTo) return NOTHING;
  const { settled } = judgement;
  // What the nightly fit made of a probability stands until somebody knows better.
  if (!settled && review.believed !== null) return { believed: review.believed, settled };
  return { believed: believedFor(review.reviewerId, judgement), settled };
}
