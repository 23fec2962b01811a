import { transaction, type SqlTx } from '@/lib/platform/db';
import { object, publish, refer, type LockedComment, lockComments } from '@/lib/comments/lifecycle';
import type { DecisionInputs } from '@/lib/comments/schemas';
import type { Policy } from '@/lib/policy/schemas';
import type { Context } from '@/lib/platform/context';
import { currentPace } from '@/lib/comments/pace/current-pace';
import type { Pace } from '@/lib/comments/pace/rules';
import { drawBlindAudit } from '../blind-audits/draw';
import { currentPrior } from '../reliability/current-prior';
import { decide } from './decide';
import { weighReviews } from '../reliability/rates-of-reviewers';
import { findMoment } from '../assignment/store';

/** What a decision is weighed by, whichever text it is of. */
export async function findScales(db: SqlTx, { review }: Policy): Promise<Scales> {
  const [{ activeMembers }, prior] = await Promise.all([currentPace(db), currentPrior(review, db)]);
  return { activeMembers, prior };
}

type Scales = Pick<Pace, 'activeMembers'> & { prior: number };

/**
 * What would be decided of a text by the reviews that it has, and what that is computed from. `without` is a member whose verdicts are left
 * out, as they are once a sanction is in force. Whoever weighs many hands over the scales.
 */
export async function weighDecision(
  db: SqlTx,
  text: { id: string; revision: number },
  { policy, at, without, scales }: { policy: Policy; at: Date; without?: string; scales?: Scales },
) {
  const [reviews, { activeMembers, prior }] = await Promise.all([
    weighReviews(db, text, { policy, at, without }),
    scales ?? findScales(db, policy),
  ]);
  return { reviews, activeMembers, prior, ...decide(reviews, { ...policy.review, prior }, activeMembers) };
}

/**
 * Decides a comment in review if its reviews suffice (R9), with what it was computed from kept at the decision. Its row must
 * be locked, so that of two last reviews only the second one counts both. A few are read by a moderator first (R15). Says whether it
 * decided.
 */
export async function decideByPeers(
  tx: SqlTx,
  {
    comment,
    policy,
    at,
    random,
    cause,
  }: {
    comment: LockedComment;
    policy: Policy;
    at: Date;
    /** Why a verdict on it stopped counting, where it is decided upon that. */
    cause?: DecisionInputs['cause'];
  } & Pick<Context, 'random'>,
): Promise<boolean> {
  // A moderator was first. If they take it back, it is looked at again then.
  if (comment.held) return false;
  const { reviews, activeMembers, prior, outcome, probability, accepts, needed, publishAt } =
    await weighDecision(tx, comment, { policy, at });
  if (outcome === 'continue') return false;
  const { objection, effectiveFrom, quorum } = policy.review;
  const inputs: DecisionInputs = {
    reviews: reviews.map(({ reviewerId, verdict, rates, group, burst }) => ({
      reviewerId,
      verdict,
      sensitivity: rounded(rates.sensitivity),
      specificity: rounded(rates.specificity),
      group: group ?? null,
      burst,
    })),
    prior: rounded(prior),
    publishAt,
    quorum,
    probability: rounded(probability),
    counted: { accepts, needed, effectiveFrom, objectBelow: objection.below, activeMembers },
    policyVersion: policy.version,
    ...(cause && { cause }),
  };
  const by = { at, actorId: null, maker: 'PEERS', inputs } as const;
  if (outcome === 'object' && policy.review.authorHours > 0) await object(tx, comment, by);
  else if (outcome !== 'object' && (await isReadFirst(outcome)))
    await refer(tx, comment, { ...by, reason: { code: 'read-first', facts: {} } });
  else if (outcome === 'publish') await publish(tx, comment, by);
  else await refer(tx, comment, { ...by, reason: { code: 'disagreed', facts: {} } });
  return true;

  function isReadFirst(decided: 'publish' | 'refer') {
    const { auditShare: share } = policy.review;
    return drawBlindAudit(tx, { comment, outcome: decided, probability, share, random, at });
  }
}

const rounded = (share: number) => Number(share.toFixed(4));

/**
 * Decides those of some comments in review whose reviews suffice, each in a transaction of its own; one that was decided between
 * the look and the lock is left alone. Returns how many were decided.
 */
export async function decideEach(
  commentIds: readonly string[],
  { policy, context }: { policy: Policy; context: Context },
): Promise<number> {
  let count = 0;
  for (const id of commentIds) {
    const decided = await transaction(async (tx) => {
      const [comment] = await lockComments(tx, [id]);
      if (comment?.state !== 'IN_REVIEW') return false;
      return decideByPeers(tx, {
        comment,
        policy,
        at: context.now(await findMoment(tx)),
        random: context.random,
      });
    });
    if (decided) count += 1;
  }
  return count;
}
