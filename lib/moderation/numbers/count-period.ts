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

/** What some days add up to. */
export type Sums = {
  /** A figure by what it is of. */
  by(figure: Figure): Map<string, number>;
  /** A figure in all, or of one thing; and how long each took of what took time, the shortest first. */
  sum(figure: Figure, of?: string): number;
  seconds(figure: Figure, of?: string): Int32Array;
};

/** Adds up days, gone through once: a year has some for each of its articles. */
export function sumsOf(counts: readonly DailyCount[]): Sums {
  const figures = new Map<Figure, Map<string, { count: number; seconds: number[][] }>>();
  for (const { figure, of, count, seconds } of counts) {
    const kinds = figures.get(figure) ?? new Map<string, { count: number; seconds: number[][] }>();
    const kind = kinds.get(of) ?? { count: 0, seconds: [] };
    kind.count += count;
    if (seconds) kind.seconds.push(seconds);
    figures.set(figure, kinds.set(of, kind));
  }
  const kindsOf = (figure: Figure, wanted?: string) =>
    [...(figures.get(figure) ?? [])].filter(([of]) => wanted === undefined || of === wanted);
  return {
    by: (figure) => new Map(kindsOf(figure).map(([of, { count }]) => [of, count])),
    sum: (figure, of) => kindsOf(figure, of).reduce((all, [, { count }]) => all + count, 0),
    seconds: (figure, of) => inOrder(kindsOf(figure, of).flatMap(([, { seconds }]) => seconds)),
  };
}

/** All whole numbers of some lists in one, the least first: a typed array, which is sorted by value, in a fraction of the time. */
export function inOrder(lists: readonly (readonly number[])[]): Int32Array {
  const all = new Int32Array(lists.reduce((length, list) => length + list.length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  return all.sort();
}

/** The value below which a share of some numbers in order lies; null of none. */
export const quantile = (ordered: Int32Array, share: number): number | null =>
  ordered[Math.ceil(share * ordered.length) - 1] ?? null;
