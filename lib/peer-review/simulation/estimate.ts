/** A mean over several runs, and the mean's standard error. */
export type Estimate = { mean: number; error: number };

export const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Of the runs in which there is such a figure. */
export function estimateOf(runs: readonly number[]): Estimate {
  const numbers = runs.filter(Number.isFinite);
  const mean = meanOf(numbers);
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return {
    mean,
    error: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1) / numbers.length) : NaN,
  };
}

export type Tried = { succeeded: number; runs: number };

/** The share of tries that succeeded, with the error of a share that is drawn a little towards one half, so that none has some. */
export function shareThrough({ succeeded, runs }: Tried): Estimate {
  const smooth = (succeeded + 1) / (runs + 2);
  return { mean: succeeded / runs, error: Math.sqrt((smooth * (1 - smooth)) / runs) };
}
