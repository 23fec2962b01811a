import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { HOUR_MS } from '@/lib/platform/durations';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { changeTo } from '../forecast/question';
import { DAYS, type LabNumbers } from './schemas';
import { deleteUnderWay, insertReplay } from './store';

/** They are made one after another, each in some seconds. */
const ASKED: Limit = { name: 'replay', points: 60, seconds: 60 * 60 };

/** One that takes longer has been lost with the process that made it. */
export const GIVEN_UP_MS = 10 * 60_000;
/** After that the past has become another. */
export const FRESH_MS = HOUR_MS;

type Asked = { viewer: Viewer | null; numbers: LabNumbers; days?: number; context?: Context };

/**
 * Has a job replay what the publication's reviews of the last `days` days would have led to under these numbers. Whoever asks again, or at
 * the same moment, gets the one that is being made, or was made within the hour; one that failed is made again.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent, 429
 */
export async function askReplay({
  viewer,
  numbers,
  days = DAYS.usual,
  context = systemContext,
}: Asked): Promise<void> {
  const { id: adminId } = authorize(viewer, 'policy.try');
  const { policies, change } = await changeTo(numbers);
  await countAgainst(ASKED, adminId);
  const at = context.now();
  await transaction((tx) =>
    insertReplay(tx, {
      change,
      days,
      at,
      question: { ...policies, days, until: at.toISOString() },
      fresh: new Date(at.getTime() - FRESH_MS),
      givenUp: new Date(at.getTime() - GIVEN_UP_MS),
    }),
  );
}

/**
 * Stops a replay that is being made; one that was made stays.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent
 */
export async function stopReplay({ viewer, numbers, days = DAYS.usual }: Asked): Promise<void> {
  authorize(viewer, 'policy.try');
  const { change } = await changeTo(numbers);
  await transaction((tx) => deleteUnderWay(tx, { change, days }));
}
