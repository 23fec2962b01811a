import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPace } from '@/lib/comments/pace/current-pace';
import { measurePace } from '@/lib/comments/pace/measure-pace';
import type { LabNumbers } from '../lab/schemas';
import { changeTo, dayOf } from './question';
import { ratesFrom } from './rates';
import { MEASURED_DAYS } from './schemas';
import { countSite, findRatesOf, insertForecast } from './store';

/** They are made one after another, each in about a minute. */
const ASKED: Limit = { name: 'forecast', points: 30, seconds: 60 * 60 };

/** One that takes longer has been lost with the process that made it. */
export const GIVEN_UP_MS = HOUR_MS;

/**
 * Has a job foresee what these numbers would do, by the site's rates of today. Whoever asks again, or at the same moment, gets the
 * forecast that is being made or was made; one that failed is made again.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent, 429
 */
export async function askForecast({
  viewer,
  numbers,
  context = systemContext,
}: {
  viewer: Viewer | null;
  numbers: LabNumbers;
  context?: Context;
}): Promise<void> {
  const { id: adminId } = authorize(viewer, 'policy.try');
  const { policies, change } = await changeTo(numbers);
  await countAgainst(ASKED, adminId);
  const at = context.now();
  const day = dayOf(at);
  // In the first minutes of an installation nobody has counted yet, and the day's forecasts would all go without.
  if ((await currentPace(database())).activeMembers === null) await measurePace({ context });
  await transaction(async (tx) => {
    const rates = (await findRatesOf(tx, day)) ?? (await measure(tx, at));
    const givenUp = new Date(at.getTime() - GIVEN_UP_MS);
    await insertForecast(tx, { change, day, question: { ...policies, rates }, at, givenUp });
  });
}

async function measure(tx: Parameters<typeof countSite>[0], until: Date) {
  const since = new Date(until.getTime() - MEASURED_DAYS * DAY_MS);
  const { activeMembers } = await currentPace(tx);
  return ratesFrom({ ...(await countSite(tx, { since, until })), activeMembers });
}
