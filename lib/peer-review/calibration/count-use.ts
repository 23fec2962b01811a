import type { SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { retire } from './retire-item';
import { isMissedTooOften } from './rules';
import { countUse } from './store';

/**
 * Counts a verdict on a calibration item, in the transaction that records it. One that reliable reviewers miss too often
 * retires itself to the moderators: then it is the item that is wrong, or unclear, and not they (R7).
 * Says whether the item was in use when this verdict was counted: from then on its row is locked, and whoever takes it out of
 * use comes after this transaction.
 */
export async function countCalibrationUse(
  tx: SqlTx,
  {
    itemId,
    passed,
    reliable,
    policy,
    at,
  }: {
    itemId: string;
    /** The verdict was the right one. */
    passed: boolean;
    /** The reviewer is in good standing, and known to be clearly better than chance. */
    reliable: boolean;
    policy: Policy;
    at: Date;
  },
): Promise<boolean> {
  const item = await countUse(tx, { itemId, passed, reliable });
  if (!item?.active) return false;
  if (!isMissedTooOften(item, policy.review.calibration)) return true;
  const missed = item.reliableUses - item.reliablePasses;
  const reason = `${missed} of ${item.reliableUses} reliable reviewers missed it.`;
  await retire(tx, { itemId, reason, actorId: null, at, verdictFails: true });
  return true;
}
