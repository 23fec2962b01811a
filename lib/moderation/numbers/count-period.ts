import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { dayAfter, startOf } from './days';
import type { DailyCount, Days, Figure } from './schemas';
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

/** A figure of all days together, by what it is of. */
export function sumsOf(counts: DailyCount[], wanted: Figure): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { figure, of, count } of counts)
    if (figure === wanted) sums.set(of, (sums.get(of) ?? 0) + count);
  return sums;
}

/** The value below which a share of some numbers lies; null of none. */
export function quantile(numbers: readonly number[], share: number): number | null {
  // A typed array is sorted by value, in a fraction of the time.
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
