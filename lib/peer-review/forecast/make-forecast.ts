import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { log } from '@/lib/platform/log';
import { foreseeApart } from './foresee-apart';
import { KEPT_DAYS, type Forecast, type ForecastKey, type Question } from './schemas';
import { deleteForecasts, findQuestion, keepForecast, noteFailure } from './store';

/**
 * The job: makes a forecast that was asked for, and keeps it. One that fails is said to have failed, and not tried again by itself: it
 * would fail again. Says whether there was one to make.
 */
export async function makeForecast({
  key,
  make = foreseeApart,
  context = systemContext,
}: {
  key: ForecastKey;
  make?: (question: Question) => Promise<Forecast>;
  context?: Context;
}): Promise<boolean> {
  const question = await findQuestion(database(), key);
  if (!question) return false;
  try {
    const result = await make(question);
    await keepForecast(database(), { ...key, at: context.now(), result });
  } catch (error) {
    log().error({ err: error, ...key }, 'a forecast failed');
    await noteFailure(database(), { ...key, at: context.now() });
  }
  return true;
}

/** Forgets forecasts that are older than a week: what they went by is no longer so. Says how many. */
export const forgetForecasts = (context: Context = systemContext): Promise<number> =>
  deleteForecasts(database(), new Date(context.now().getTime() - KEPT_DAYS * DAY_MS));
