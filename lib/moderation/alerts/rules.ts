/** How often something came within an hour: just now, and at this hour of the weeks before that there were. */
export type Rate = { now: number; before: readonly number[] };

/** How many usually come at this hour; null where no week is known. */
export const usualOf = ({ before }: Rate): number | null =>
  before.length === 0 ? null : before.reduce((sum, count) => sum + count, 0) / before.length;

/** Whether so many come that somebody should look: more than so many times as many as usual, and no few. */
export function isBurst(rate: Rate, { times, least }: { times: number; least: number }): boolean {
  const usual = usualOf(rate);
  return times > 0 && usual !== null && rate.now >= least && rate.now > times * usual;
}
