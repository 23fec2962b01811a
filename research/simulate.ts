/**
 * `npm run review:simulate`: made-up publications, run through the rules that the product runs by. How long comments wait, what
 * comes to moderators, how often peers are wrong, and how far colluders get, each beside what it is to be. No database.
 * docs/simulation.md
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import { policyPatch, policySettings, type PolicySettings } from '@/lib/policy/schemas';
import { inParallel } from './simulate/in-parallel';
import type { Job, Outcome } from './simulate/job';
import type { Tried } from '@/lib/peer-review/simulation/estimate';
import type { Figures } from '@/lib/peer-review/simulation/measure';
import type { Push } from '@/lib/peer-review/simulation/push';
import { goalsOf, toText, type Report } from './simulate/report';
import { assumed, ATTEMPTS, HOURS, SCENARIOS, type Scenario, type ScenarioName } from './simulate/targets';
import type { ReviewPolicy } from '@/lib/peer-review/simulation/world';

const USAGE = `npm run review:simulate -- [options]
  --only NAMES     of ${Object.keys(SCENARIOS).join(', ')}; separated by commas
  --runs N         runs of each, instead of 2 to 8
  --seed N         the first run's dice (1)
  --pushes N       tries of colluders, of each kind (120); 0 for none
  --colluders N    so many of 200 (3)
  --policy JSON    what to change in the policy, as PATCH /api/v1/moderation/policy takes it:
                   '{"review": {"calibrationRate": 0.05}}'
  --json           one object instead of tables

With the usual options it takes some ten minutes on two cores.`;

/** Members of the publication that colluders are among, and the day on which they push. */
const PUSHED_AMONG = 200;
const PUSH_DAY = 7;

class Misused extends Error {}

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const options = z.object({
  only: z
    .string()
    .optional()
    .transform((text) => text?.split(',') ?? Object.keys(SCENARIOS))
    .pipe(z.array(z.enum(Object.keys(SCENARIOS) as [ScenarioName]))),
  runs: whole(1, 1_000).optional(),
  seed: whole(0, 2 ** 31).default(1),
  pushes: whole(0, 10_000).default(120),
  colluders: whole(2, 20).default(3),
  policy: z.string().default('{}'),
  json: z.boolean().default(false),
});
type Options = z.output<typeof options>;

try {
  await main(readOptions());
} catch (error) {
  console.error(error instanceof Misused ? `${error.message}\n${USAGE}` : error);
  process.exitCode = 1;
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const known = { only: text, runs: text, seed: text, pushes: text, colluders: text, policy: text };
  try {
    const { values } = parseArgs({ options: { ...known, json: { type: 'boolean' } } });
    const read = options.safeParse(values);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new Misused(`--${String(issue?.path[0])}: ${issue?.message}.`);
  } catch (error) {
    throw error instanceof Misused ? error : new Misused((error as Error).message);
  }
}

async function main(asked: Options): Promise<void> {
  const { review: policy } = readPolicy(asked.policy);
  const { seed, colluders } = asked;
  const report: Report = { seed, colluders, figures: {}, alone: null, pushes: [] };
  // The longest ones first, so that no core is left waiting at the end.
  const work = [...publications(report, policy, asked), ...pushes(report, policy, asked)].toSorted(
    (a, b) => sizeOf(b.job) - sizeOf(a.job),
  );
  const outcomes = await inParallel(
    work.map(({ job }) => job),
    (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${work.length}`),
  );
  if (process.stderr.isTTY) process.stderr.write('\r');
  work.forEach(({ keep }, n) => keep(outcomes[n]!));
  const goals = goalsOf(report);
  console.log(asked.json ? JSON.stringify({ ...report, goals }) : toText(report));
  if (!goals.every(({ reached }) => reached)) process.exitCode = 1;
}

function readPolicy(text: string): PolicySettings {
  try {
    return policySettings.parse(applyPatch(defaultSettings, policyPatch.parse(JSON.parse(text))));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Misused(`--policy is no change of the policy: ${why}`);
  }
}

function sizeOf(job: Job): number {
  return job.members * (job.kind === 'publication' ? job.days : PUSH_DAY);
}

/** A run, and where what comes of it is kept. */
type Planned = { job: Job; keep: (outcome: Outcome) => void };

function publications(report: Report, policy: ReviewPolicy, { only, runs, seed }: Options): Planned[] {
  return only.flatMap((name) => {
    const { authorFirst, ...scenario }: Scenario = SCENARIOS[name];
    const kept: Figures[] = (report.figures[name] = []);
    const job = {
      kind: 'publication' as const,
      members: scenario.members,
      days: scenario.days,
      assumptions: assumed(scenario),
      policy: authorFirst === false ? { ...policy, authorHours: 0 } : policy,
    };
    return Array.from({ length: runs ?? scenario.runs }, (_, n) => ({
      job: { ...job, seed: seed + n },
      keep: (outcome: Outcome) => void kept.push(outcome as Figures),
    }));
  });
}

function pushes(report: Report, policy: ReviewPolicy, { pushes: runs, colluders, seed }: Options): Planned[] {
  if (runs === 0) return [];
  const about = { kind: 'push' as const, policy, members: PUSHED_AMONG, day: PUSH_DAY };
  const alone = (report.alone = { succeeded: 0, runs: 0 });
  const one = (
    tried: Tried,
    how: Pick<Push, 'past' | 'effort' | 'hour' | 'colluders'>,
    n: number,
  ): Planned => ({
    job: { ...about, ...how, seed: seed + n },
    keep: (gotThrough) => {
      tried.runs += 1;
      if (gotThrough === true) tried.succeeded += 1;
    },
  });
  const lonely = { past: 'sleepers', effort: 'stealth', hour: 0, colluders: 1 } as const;
  const planned = Array.from({ length: runs }, (_, n) => one(alone, lonely, n));
  for (const { past, effort } of ATTEMPTS) {
    const byHour = HOURS.map(() => ({ succeeded: 0, runs: 0 }));
    report.pushes.push({ past, effort, byHour });
    for (let n = 0; n < runs; n += 1) {
      const at = n % HOURS.length;
      planned.push(one(byHour[at]!, { past, effort, hour: HOURS[at]!, colluders }, n));
    }
  }
  return planned;
}
