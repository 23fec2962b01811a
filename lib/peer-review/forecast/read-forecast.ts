import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { LabNumbers } from '../lab/schemas';
import { GIVEN_UP_MS } from './ask-forecast';
import { changeTo, dayOf } from './question';
import type { ForecastView } from './schemas';
import { findForecast } from './store';

/**
 * How it stands with the forecast of these numbers against those in force: the newest that was asked for.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent
 */
export async function readForecast({
  viewer,
  numbers,
  context = systemContext,
}: {
  viewer: Viewer | null;
  numbers: LabNumbers;
  context?: Context;
}): Promise<ForecastView> {
  authorize(viewer, 'policy.try');
  const { change } = await changeTo(numbers);
  const row = await findForecast(database(), change);
  if (!row) return { state: 'none' };
  const { askedAt, madeAt, failedAt, result, rates, day } = row;
  const now = context.now();
  if (madeAt && result)
    return {
      state: 'made',
      madeAt: madeAt.toISOString(),
      ofToday: day === dayOf(now),
      rates,
      forecast: result,
    };
  const isLost = failedAt !== null || askedAt.getTime() < now.getTime() - GIVEN_UP_MS;
  return { state: isLost ? 'failed' : 'waiting', askedAt: askedAt.toISOString() };
}
