import type { SqlTx } from '@/lib/platform/db';
import { publish, refer } from '@/lib/comments/lifecycle';
import type { LockedComment } from '@/lib/comments/lock-comments';
import type { DecisionInputs } from '@/lib/comments/schemas';
import type { Policy } from '@/lib/policy/schemas';
import { decide } from './decide';
import { weighReviews } from '../reliability/weigh-reviews';
import { DISAGREED } from '../schemas';

/**
 * Decides a comment in review if its reviews suffice (R9), with what it was computed from kept at the decision. Its row must
 * be locked, so that of two last reviews only the second one counts both. Says whether it did.
 */
export async function decideByPeers(
  tx: SqlTx,
  { comment, policy, at }: { comment: LockedComment; policy: Policy; at: Date },
): Promise<boolean> {
  const reviews = await weighReviews(tx, comment, { policy, at });
  const { outcome, probability } = decide(reviews, policy.review);
  if (outcome === 'continue') return false;
  const { prior, publishAt, referBelow, quorum } = policy.review;
  const inputs: DecisionInputs = {
    reviews: reviews.map(({ reviewerId, verdict, rates, group }) => ({
      reviewerId,
      verdict,
      sensitivity: rounded(rates.sensitivity),
      specificity: rounded(rates.specificity),
      group: group ?? null,
    })),
    prior,
    publishAt,
    referBelow,
    quorum,
    probability: rounded(probability),
    policyVersion: policy.version,
  };
  const by = { at, actorId: null, maker: 'PEERS', inputs } as const;
  if (outcome === 'publish') await publish(tx, comment, by);
  else await refer(tx, comment, { ...by, reason: DISAGREED });
  return true;
}

const rounded = (share: number) => Number(share.toFixed(4));
