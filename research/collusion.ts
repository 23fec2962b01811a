/**
 * `npm run review:collusion`: how soon the page of reviewing patterns finds members who stick together, and how often it shows those
 * who do not. Made-up publications, and the tests that the product runs by. No database. docs/simulation.md
 */
import { parseArgs } from 'node:util';
import { defaultSettings } from '@/lib/policy/rules';
import type { GroupFound, MonthFound } from './collusion/look';
import { AFTER, planned, toText } from './collusion/report';
import { inParallel } from './simulate/in-parallel';

const USAGE = `npm run review:collusion -- [--runs 100] [--months 100] [--seed 1]
  --runs N     publications for each kind of group
  --months N   months of publications in which nobody does anything
With the usual options it takes some six minutes on two cores.`;

const text = (usual: string) => ({ type: 'string', default: usual }) as const;
const { values } = parseArgs({ options: { runs: text('100'), months: text('100'), seed: text('1') } });
const [runs, months, seed] = [values.runs, values.months, values.seed].map(Number) as [
  number,
  number,
  number,
];

if ([runs, months, seed].every((count) => Number.isInteger(count) && count >= 0)) await main();
else {
  console.error(USAGE);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { review: policy } = defaultSettings;
  const { groups, jobs } = planned({ runs, months, seed, policy });
  const outcomes = await inParallel(
    jobs,
    (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${jobs.length}`),
  );
  const found = groups.map((group, n) => ({
    group,
    runs: outcomes.slice(n * runs, (n + 1) * runs) as GroupFound[][],
  }));
  console.log(
    toText({ seed, after: AFTER, found, months: outcomes.slice(groups.length * runs) as MonthFound[] }),
  );
}
