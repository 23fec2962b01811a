import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { findMoment } from '../assignment/store';
import { setBeliefs } from './set-beliefs';
import { lockReviewsOfRetired } from './store';

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
