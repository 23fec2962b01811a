import type { Tx } from '@/lib/platform/db';
import { publish, refer } from '@/lib/comments/lifecycle';
import type { LockedComment } from '@/lib/comments/lock-comments';
import type { Policy } from '@/lib/policy/schemas';
import { decide } from './rules';
import { countVerdicts } from './store';

/**
 * Decides a comment in review if its reviews suffice (R9), with what it was computed from kept at the decision. Its row must
 * be locked, so that of two last reviews only the second one counts both.
 */
export async function decideByPeers(
  tx: Tx,
  { comment, policy, at }: { comment: LockedComment; policy: Policy; at: Date },
) {
  const tally = await countVerdicts(tx, comment.id, comment.revision);
  const { outcome, probability } = decide(tally, policy.review);
  if (outcome === 'continue') return;
  const { prior, accuracy, publishAt, referBelow } = policy.review;
  const inputs = {
    ...tally,
    prior,
    accuracy,
    publishAt,
    referBelow,
    probability: Number(probability.toFixed(4)),
  };
  const by = { at, actorId: null, maker: 'PEERS', inputs } as const;
  if (outcome === 'publish') await publish(tx, comment, by);
  else
    await refer(tx, comment, {
      ...by,
      reason: 'Its reviewers did not agree to post it, so a moderator decides.',
    });
}
