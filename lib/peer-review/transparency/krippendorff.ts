/** How often each value was given to one unit, and how many units are alike in this. */
export type Unit = { counts: readonly number[]; times?: number };

/**
 * Krippendorff's alpha for nominal values: 1 when those who judged the same unit always agree, 0 when they agree as often as
 * chance has it, below 0 when less. Any number of judges, any of whom may be missing; a unit that fewer than two judged says
 * nothing and is left out. Null where agreement is not defined: there is no pair, or only one value was ever given.
 *
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): by the matrix of coincidences within units.
 */
export function krippendorffAlpha(units: readonly Unit[]): number | null {
  const values = Math.max(0, ...units.map(({ counts }) => counts.length));
  const given = Array.from({ length: values }, () => 0);
  let pairable = 0;
  let agreeing = 0;
  for (const { counts, times = 1 } of units) {
    const judges = sum(counts);
    if (judges < 2) continue;
    pairable += judges * times;
    agreeing += (times * sum(counts.map((count) => count * (count - 1)))) / (judges - 1);
    counts.forEach((count, value) => (given[value] = (given[value] ?? 0) + count * times));
  }
  const byChance = sum(given.map((count) => count * (count - 1)));
  const most = pairable * (pairable - 1);
  return most === byChance ? null : ((pairable - 1) * agreeing - byChance) / (most - byChance);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
