import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { dayAfter, startOf } from './days';
import type { DailyCount, Days } from './schemas';
import { countDays, findFolded, findKept } from './store';

/** What each of these days adds: as it was kept, and of days that are not over, or not counted yet, from what happened. */
export async function countPeriod(
  { from, to }: Days,
  { zone, context = systemContext }: { zone: string; context?: Context },
): Promise<DailyCount[]> {
  const { last } = await findFolded(database(), zone);
  const kept = last === null ? [] : await findKept(database(), { from, to });
  const open = last !== null && last >= from ? dayAfter(last) : from;
  if (open > to) return kept;
  const until = new Date(Math.min(startOf(dayAfter(to), zone).getTime(), context.now().getTime() + 1));
  return [...kept, ...(await countDays(database(), { from: startOf(open, zone), to: until, zone }))];
}

/** The value below which a share of some numbers lies; null of none. */
export function quantile(numbers: readonly number[], share: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
