import type { SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { countCalibrationUse } from '../calibration/count-use';
import type { Verdict } from '../schemas';
import { isReliable, ratesOfReviewers } from './rates-of-reviewers';
import { setBeliefs } from './set-beliefs';

/**
 * A verdict on a text whose right verdict is known is counted at the item, which it may retire, and in its reviewer's record,
 * which may move them on the ladder (R7, R9, R13): in the transaction that has just laid the review.
 */
export async function learnFromCalibration(
  tx: SqlTx,
  {
    review,
    item,
    policy,
  }: {
    review: { id: string; reviewerId: string; verdict: Verdict; createdAt: Date };
    item: { id: string; verdict: Verdict };
    policy: Policy;
  },
): Promise<void> {
  const { id, reviewerId, verdict, createdAt: at } = review;
  const known = await ratesOfReviewers(tx, [reviewerId], { policy, at });
  const passed = verdict === item.verdict;
  const reliable = isReliable(known.get(reviewerId));
  const stillRight = await countCalibrationUse(tx, { itemId: item.id, passed, reliable, policy, at });
  // Taken out of use since it was read: what it would teach would never be taken back.
  if (!stillRight) return;
  const change = {
    ...{ id, reviewerId, accepts: verdict === 'YES', givenAt: at },
    before: { believed: null, settled: false },
    after: { believed: item.verdict === 'YES' ? 1 : 0, settled: true },
  };
  await setBeliefs(tx, [change], { policy, at, now: at });
}
