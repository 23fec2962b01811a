import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { countPeriod, countWaiting, keepCounts, type Counts } from './store';

const BEGINNING = new Date(0);

/**
 * Counts what the transparency page tells, for whoever asks within the next hour: it looks at every comment there is, so
 * nobody should wait for it. Returns what was counted.
 */
export async function summarisePeerReview({
  context = systemContext,
}: { context?: Context } = {}): Promise<Counts> {
  const at = context.now();
  const from = new Date(at.getTime() - 30 * DAY_MS);
  const numbers = {
    ...(await countWaiting(database())),
    last30Days: await countPeriod(database(), { from, at }),
    all: await countPeriod(database(), { from: BEGINNING, at }),
  };
  const counts = { at, from, numbers };
  await transaction((tx) => keepCounts(tx, counts));
  return counts;
}
