/**
 * Exact probabilities of counts, and how many of many tests may be believed (R12). Pure.
 */

/** Verdicts, and those among them that are meant; or any other successes among trials. */
export type Tally = { count: number; of: number };

/** Of how many tests that are shown one may be a false alarm; and, where nobody did anything, of how many looks. */
export const FALSE_ALARM = 0.01;

/**
 * The probability of `count` successes or more `of` so many trials, at a rate known only as a Beta distribution with this mean,
 * from so many earlier trials: the upper tail of the beta-binomial distribution, each term from the one before.
 */
export function tail({ count, of }: Tally, { mean, strength }: { mean: number; strength: number }): number {
  const [a, b] = [mean * strength, (1 - mean) * strength];
  let logTerm = 0;
  for (let i = 0; i < of; i += 1) logTerm += Math.log((b + i) / (strength + i));
  let sum = 0;
  for (let k = 0; k <= of; k += 1) {
    if (k >= count) sum += Math.exp(logTerm);
    logTerm += Math.log(((of - k) / (k + 1)) * ((a + k) / (b + of - k - 1)));
  }
  return Math.min(1, sum);
}

/** Of each number of successes, how probable it is: the first is that of none. */
export type Distribution = Float64Array;

/** Of independent trials that succeed with these probabilities (Poisson's binomial distribution). */
export function ofTrials(probabilities: readonly number[]): Distribution {
  const chances = new Float64Array(probabilities.length + 1);
  chances[0] = 1;
  probabilities.forEach((p, done) => {
    for (let k = done + 1; k > 0; k -= 1) chances[k] = chances[k]! * (1 - p) + chances[k - 1]! * p;
    chances[0]! *= 1 - p;
  });
  return chances;
}

/**
 * The same without one of the trials. It is undone from the side from which rounding shrinks: from none up where the trial would
 * rather fail, from all down where it would rather succeed.
 */
function withoutTrial(chances: Distribution, p: number): Distribution {
  const last = chances.length - 2;
  const rest = new Float64Array(last + 1);
  if (p < 0.5)
    for (let k = 0; k <= last; k += 1) rest[k] = atLeast0((chances[k]! - p * (rest[k - 1] ?? 0)) / (1 - p));
  else
    for (let k = last; k >= 0; k -= 1)
      rest[k] = atLeast0((chances[k + 1]! - (1 - p) * (rest[k + 1] ?? 0)) / p);
  return rest;
}

const atLeast0 = (chance: number) => Math.max(0, chance);

/** So many trials are undone one by one; for more, rounding would add up, and what is left is counted afresh. */
const UNDONE = 8;

/**
 * Of some of the trials, given how many of all succeeded: which they were is as probable as their odds say, and how easily all succeed
 * cancels out. Where all odds are alike it is the hypergeometric distribution. `chances` are those of all trials, `meant` and `rest`.
 */
export function withinTotal(
  chances: Distribution,
  { meant, rest, total }: { meant: readonly number[]; rest: readonly number[]; total: number },
): Distribution {
  const others = meant.length > UNDONE ? ofTrials(rest) : meant.reduce(withoutTrial, chances);
  const joint = ofTrials(meant).map((chance, k) => chance * (others[total - k] ?? 0));
  const all = joint.reduce((sum, chance) => sum + chance, 0);
  return joint.map((chance) => chance / all);
}

/** Of the sum of two counts that do not depend on one another. */
export function sumOf(a: Distribution, b: Distribution): Distribution {
  const sum = new Float64Array(a.length + b.length - 1);
  a.forEach((chance, i) => b.forEach((other, j) => (sum[i + j]! += chance * other)));
  return sum;
}

/** The probability of so many or more. */
export const orMore = (chances: Distribution, count: number): number => total(chances.subarray(count));

/** The probability of so many or fewer. */
export const orFewer = (chances: Distribution, count: number): number =>
  total(chances.subarray(0, count + 1));

const total = (chances: Distribution) =>
  Math.min(
    1,
    chances.reduce((sum, chance) => sum + chance, 0),
  );

export const meanOf = (chances: Distribution): number =>
  chances.reduce((sum, chance, count) => sum + chance * count, 0);

/** How improbable something is, and how improbable the most telling outcome would have been. */
export type Test = { chance: number; least?: number };

/**
 * The tests that are believed, so that of those shown no more than this share are false alarms on the average, and where nobody did
 * anything no more than this share of looks shows any (Benjamini and Hochberg, J. R. Stat. Soc. B 57, 1995). With few cases most tests
 * could not have come out improbable, whatever was said; those are no opportunities for a false alarm and are not counted (Tarone,
 * Biometrics 46, 1990; Gilbert, Applied Statistics 54, 2005). The least probable first.
 */
export function believed<T extends Test>(tests: readonly T[], rate = FALSE_ALARM): T[] {
  const least = tests.map((test) => test.least ?? 0).sort((a, b) => a - b);
  let counted = 1;
  while (counted < least.length && least[counted]! <= rate / counted) counted += 1;
  const telling = tests
    .filter((test) => (test.least ?? 0) <= rate / counted)
    .toSorted((a, b) => a.chance - b.chance);
  const last = telling.findLastIndex(({ chance }, i) => chance <= (rate * (i + 1)) / counted);
  return telling.slice(0, last + 1);
}
