import { median, type Measure, type Measurement } from './measurement';

export type Row = {
  name: string;
  measure: Measure;
  /** What it is held against, measured in turns with it. */
  against: { name: string; measure: Measure };
  goal?: {
    /** At least so many times the rate of what it is held against. */
    ratio?: number;
    /** At least so many a second. */
    perSecond?: number;
    /** Less than so many milliseconds, at the median, and for 95 and 99 of 100. */
    p50?: number;
    p95?: number;
    p99?: number;
  };
};

export type Comparison = Pick<Row, 'name' | 'goal'> & {
  against: string;
  measured: Measurement;
  yardstick: Measurement;
  /** Rate by rate. */
  ratio: number;
};

type Options = {
  /** Of each single run. */
  seconds: number;
  /** How often both are run, in turns, so that a machine that slows down slows both. The run in the middle counts. */
  rounds: number;
};

const WARM_UP_SECONDS = 0.5;

/** Measures a row and what it is held against. */
export async function compare(row: Row, { seconds, rounds }: Options): Promise<Comparison> {
  const own: Measurement[] = [];
  const theirs: Measurement[] = [];
  await row.measure(WARM_UP_SECONDS);
  await row.against.measure(WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await row.against.measure(seconds));
    own.push(await row.measure(seconds));
  }
  const [measured, yardstick] = [median(own), median(theirs)];
  const ratio = measured.perSecond / yardstick.perSecond;
  return { name: row.name, goal: row.goal, against: row.against.name, measured, yardstick, ratio };
}
