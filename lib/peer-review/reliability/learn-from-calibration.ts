import { transaction, type SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { systemContext, type Context } from '@/lib/platform/context';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Verdict } from '../schemas';
import { isReliable, ratesOfReviewers } from './rates-of-reviewers';
import { setBeliefs } from './set-beliefs';
import { retire } from '../calibration/retire-item';
import { isMissedTooOften } from '../calibration/rules';
import { countUse } from '../calibration/store';
import { findMoment } from '../assignment/store';
import { lockReviewsOfRetired } from './store';

/**
 * A verdict on a text whose right verdict is known is counted at the item, which it may retire, and in its reviewer's record,
 * which may move them on the ladder (R7, R9, R13): in the transaction that has just inserted the review.
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
    id,
    reviewerId,
    accepts: verdict === 'YES',
    givenAt: at,
    before: { believed: null, settled: false },
    after: { believed: item.verdict === 'YES' ? 1 : 0, settled: true },
  };
  await setBeliefs(tx, [change], { policy, at, now: at });
}

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
  const reason = { code: 'item-missed', facts: { missed, of: item.reliableUses } } as const;
  await retire(tx, { itemId, reason, actorId: null, at, verdictFails: true });
  return true;
}

/** Reviews that one transaction takes back. */
const STEP = 200;

/**
 * The verdict of a calibration item does not hold, so it was taken out of use: what was learnt from it is taken back, and who
 * was warned or suspended over it comes back (R7, R13).
 */
export async function forgetCalibration(
  { subjectId, at }: Pick<Happened, 'subjectId' | 'at'>,
  context: Context = systemContext,
): Promise<void> {
  const policy = await currentPolicy();
  for (let taken = STEP; taken === STEP;)
    taken = await transaction(async (tx) => {
      const reviews = await lockReviewsOfRetired(tx, subjectId, STEP);
      const changes = reviews.map(({ believed, settled, ...review }) => ({
        ...review,
        before: { believed, settled },
        after: { believed: null, settled: false },
      }));
      await setBeliefs(tx, changes, { policy, at, now: context.now(await findMoment(tx)) });
      return reviews.length;
    });
}
