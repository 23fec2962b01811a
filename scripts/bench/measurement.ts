/** What one run of something came to. Times in milliseconds. */
export type Measurement = {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were not what was asked for; a run with any is no measurement. */
  failures: number;
};

/** Runs for so many seconds and says what it came to. */
export type Measure = (seconds: number) => Promise<Measurement>;

/** Sums up the durations of what was done in a run, and the seconds that it took until the last was done. */
export function summarise(durations: number[], seconds: number, failures: number): Measurement {
  const sorted = Float64Array.from(durations).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: durations.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), failures };
}

/** The run in the middle, by rate. */
export function median(runs: Measurement[]): Measurement {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return { ...middle, failures: runs.reduce((sum, run) => sum + run.failures, 0) };
}
