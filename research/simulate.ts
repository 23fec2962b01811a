/**
 * `npm run review:simulate`: a made-up publication, run through the rules that the product runs by. How long comments wait, how
 * often peers are wrong, whether anything gets stuck, and how many colluders it takes. No database. docs/simulation.md
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import { policyPatch, policySettings, type PolicySettings } from '@/lib/policy/schemas';
import { seededDice } from '@/lib/testing/dice';
import { goalsOf } from './simulate/goals';
import { pool, simulate } from './simulate/measure';
import { EFFORTS, PASTS, push } from './simulate/push';
import { toText, type PushResult, type Report } from './simulate/report';

const USAGE = `npm run review:simulate -- [options]
  --members N      members of the publication (200)
  --days N         days that are looked at (60)
  --runs N         runs, each with other dice (5), and of each push (60)
  --seed N         the first run's dice (1)
  --colluders A-B  numbers of colluders to try (2-10); 0 for none
  --policy JSON    what to change in the policy, as PATCH /api/v1/moderation/policy takes it:
                   '{"review": {"calibrationRate": 0.05}}'
  --json           one object instead of a table

With the usual options it takes two or three minutes.`;

/** Members of the publication that colluders are among, and the day on which they push. */
const PUSHED_AMONG = 200;
const PUSH_DAY = 7;
/** Of the others than sleepers only so many are tried, for the sake of time. */
const USUAL_RING = 3;
const SIZES = [1, 2, 3, 10, 1_000];

class Misused extends Error {}

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const options = z.object({
  members: whole(1, 5_000).default(200),
  days: whole(1, 365).default(60),
  runs: whole(1, 1_000).optional(),
  seed: whole(0, 2 ** 31).default(1),
  colluders: z
    .string()
    .regex(/^\d{1,2}(-\d{1,2})?$/, 'must be a number, or two joined by a hyphen')
    .default('2-10'),
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
  const known = { members: text, days: text, runs: text, seed: text, colluders: text, policy: text };
  try {
    const { values } = parseArgs({ options: { ...known, json: { type: 'boolean' } } });
    const read = options.safeParse(values);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new Misused(`--${issue?.path.join('.')} ${issue?.message}.`);
  } catch (error) {
    throw error instanceof Misused ? error : new Misused((error as Error).message);
  }
}

async function main({ json, ...asked }: Options): Promise<void> {
  const { review: policy } = readPolicy(asked.policy);
  const { members, days, seed } = asked;
  const runs = asked.runs ?? 5;
  const figuresOf = async (size: number, times: number) =>
    pool(await inTurn(times, (n) => simulate({ policy, members: size, days, dice: seededDice(seed + n) })));
  const found = {
    members,
    days,
    runs,
    seed,
    figures: await figuresOf(members, runs),
    sizes: await inTurn(SIZES.length, async (n) => ({
      members: SIZES[n]!,
      figures: await figuresOf(SIZES[n]!, 1),
    })),
    pushes: await pushAll(policy, { ...asked, runs: asked.runs ?? 60 }),
  };
  const report: Report = { ...found, goals: goalsOf(found) };
  console.log(json ? JSON.stringify(report) : toText(report));
}

function readPolicy(text: string): PolicySettings {
  try {
    return policySettings.parse(applyPatch(defaultSettings, policyPatch.parse(JSON.parse(text))));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Misused(`--policy is no change of the policy: ${why}`);
  }
}

async function pushAll(
  policy: PolicySettings['review'],
  { colluders, seed, runs }: Pick<Options, 'colluders' | 'seed'> & { runs: number },
): Promise<PushResult[]> {
  const [from = 0, to = from] = colluders.split('-').map(Number);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n).filter((n) => n > 0);
  const plans = PASTS.flatMap((past) =>
    EFFORTS.flatMap((effort) =>
      numbers
        .filter((n) => past === 'sleepers' || n === USUAL_RING)
        .map((n) => ({ past, effort, colluders: n })),
    ),
  );
  return inTurn(plans.length, async (n) => {
    const plan = plans[n]!;
    const settings = { policy, members: PUSHED_AMONG, day: PUSH_DAY, ...plan };
    const outcomes = await inTurn(runs, (run) => push({ ...settings, dice: seededDice(seed + run) }));
    return { ...plan, runs, succeeded: outcomes.filter(Boolean).length };
  });
}

/** One after another, so that no more than one publication is in memory at a time. */
async function inTurn<T>(times: number, run: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let n = 0; n < times; n += 1) results.push(await run(n));
  return results;
}
