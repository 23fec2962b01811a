/** The simulated site under the policy in force and under another. Pure: the same question and plan have the same answer. */
import { seededDice } from '@/lib/platform/dice';
import type { Assumptions } from '../simulation/assumptions';
import { estimateOf, meanOf, shareThrough, type Estimate } from '../simulation/estimate';
import { simulate, type Figures } from '../simulation/measure';
import { push, type Push } from '../simulation/push';
import { assumptionsFrom } from './rates';
import type { Forecast, Foreseen, Foretold, Question, Rates } from './schemas';

/** How much is simulated. */
export type Plan = {
  members: number;
  /** Comments that a member writes a day. */
  activity: number;
  /** The first day whose comments are looked at, and how many days are. */
  from: number;
  days: number;
  runs: number;
  /** Tries of colluders, and the day on which they try. */
  pushes: number;
  pushDay: number;
};

/** Comments a day above which fewer members are simulated than there are: the time that a forecast takes grows faster than they. */
const MOST_COMMENTS_A_DAY = 150;
/** Comments that are written in all runs under one policy, and until all tries of colluders under one: some twenty seconds each. */
const COMMENTS_IN_RUNS = 12_000;
const COMMENTS_IN_PUSHES = 24_000;
const COLLUDERS = 3;
/** Three who stick together in a smaller membership are not a few among many. */
const FEWEST_AROUND_COLLUDERS = 12;

/** As much as some forty seconds of one core allow: many short runs, for a few long ones say nothing of how far chance reaches. */
export function planFor({ members, commentsAMemberAndDay }: Rates): Plan {
  const simulated = Math.min(
    members.value,
    Math.max(2, Math.floor(MOST_COMMENTS_A_DAY / commentsAMemberAndDay.value)),
  );
  const activity = Math.min(commentsAMemberAndDay.value, MOST_COMMENTS_A_DAY / simulated);
  const aDay = activity * simulated;
  // Ten days for records to grow, and thirty to look at; where much is written, less of both says as much.
  const whole = Math.min(40, Math.max(12, Math.floor(COMMENTS_IN_RUNS / (6 * aDay))));
  const from = Math.round(whole / 4);
  const pushDay = 4;
  const within = (least: number, most: number, value: number) =>
    Math.min(most, Math.max(least, Math.floor(value)));
  return {
    members: simulated,
    activity,
    from,
    days: whole - from,
    pushDay,
    runs: within(6, 24, COMMENTS_IN_RUNS / (whole * aDay)),
    pushes:
      simulated < FEWEST_AROUND_COLLUDERS ? 0 : within(24, 240, COMMENTS_IN_PUSHES / ((pushDay + 1) * aDay)),
  };
}

/** A run may end with fewer tries than planned, but with no fewer than these. */
const FEWEST_RUNS = 3;

/**
 * What would become of the site's comments under either policy, from the same dice: the same members, whom other dice meet later.
 * Whoever cannot wait for all that is planned says by `isLate` when a half of the time has passed, and when all of it has.
 */
export async function foresee(
  { now, tried, rates }: Question,
  plan: Plan = planFor(rates),
  isLate: (share: number) => boolean = () => false,
): Promise<Forecast> {
  const { members, from, days } = plan;
  const assumptions = { ...assumptionsFrom(rates), commentsAMemberAndDay: plan.activity };
  const site = {
    members,
    from,
    days: from + days,
    assumptions: { ...assumptions, volunteers: await visitsFor(rates, { now, plan, assumptions }) },
  };
  const runs = { now: [] as Figures[], tried: [] as Figures[] };
  for (let n = 1; n <= plan.runs && (n <= FEWEST_RUNS || !isLate(0.6)); n += 1) {
    runs.now.push(await simulate({ ...site, policy: now, dice: seededDice(n) }));
    runs.tried.push(await simulate({ ...site, policy: tried, dice: seededDice(n) }));
  }
  const through = { now: [] as number[], tried: [] as number[] };
  for (let n = 1; n <= plan.pushes && !isLate(1); n += 1) {
    const one = { ...site, ...ATTEMPTS[n % ATTEMPTS.length]!, ...COLLUDING, day: plan.pushDay };
    through.now.push(Number(await push({ ...one, policy: now, dice: seededDice(n) })));
    through.tried.push(Number(await push({ ...one, policy: tried, dice: seededDice(n) })));
  }
  const figure = (name: Exclude<Foretold, 'colluders'>) =>
    compare(
      runs.now.map((run) => run[name]),
      runs.tried.map((run) => run[name]),
    );
  return {
    members,
    days,
    runs: runs.now.length,
    pushes: through.now.length,
    figures: {
      postedMedian: figure('postedMedian'),
      posted90: figure('posted90'),
      moderators: figure('moderators'),
      wrong: figure('wrong'),
      ofComments: figure('ofComments'),
      colluders: compareTries(through.now, through.tried),
    },
  };
}

/** In turn: how the mates come, and hours after which they are called. */
const ATTEMPTS = [0, 2, 6, 12].flatMap((hour) =>
  (['at-once', 'stealth', 'patient'] as const).map((effort) => ({ effort, hour })),
);
const COLLUDING = { colluders: COLLUDERS, past: 'sleepers' } satisfies Partial<Push>;

// ── Volunteers ─────────────────────────────────────────────────────────────────────────────────

const MOST_VISITS = 3;
const FIT_DAYS = 12;

/**
 * How often a member must come by for as much to be volunteered as is on the site: of those who come, most find nothing that has waited,
 * and of that nothing is recorded.
 */
async function visitsFor(
  { volunteered, assumed }: Rates,
  { now, plan, assumptions }: { now: Question['now']; plan: Plan; assumptions: Partial<Assumptions> },
): Promise<number> {
  if (!volunteered.measured) return assumed.visits;
  if (volunteered.value === 0) return 0;
  let visits = Math.min(MOST_VISITS, 2 * plan.activity * volunteered.value);
  for (let round = 1; round <= 4; round += 1) {
    const { volunteered: found } = await simulate({
      policy: now,
      members: plan.members,
      from: 3,
      days: FIT_DAYS,
      dice: seededDice(round),
      assumptions: { ...assumptions, volunteers: visits },
    });
    const factor = found > 0 ? Math.min(3, Math.max(1 / 3, volunteered.value / found)) : 3;
    visits = Math.min(MOST_VISITS, visits * factor);
  }
  return visits;
}

// ── Differences ────────────────────────────────────────────────────────────────────────────────

/** Of pairs from the same dice. Null where there were too few runs with such a figure. */
function compare(now: readonly number[], tried: readonly number[]): Foreseen {
  const difference = estimateOf(now.map((value, n) => tried[n]! - value));
  if (!Number.isFinite(difference.error)) return null;
  return { now: estimateOf(now), tried: estimateOf(tried), difference, same: isChance(difference) };
}

/** Of tries that come through or do not. Few do, so that one more of each kind is counted: what was not seen may well be. */
function compareTries(now: readonly number[], tried: readonly number[]): Foreseen {
  if (now.length < 2) return null;
  const share = (tries: readonly number[]) =>
    shareThrough({ succeeded: tries.filter(Boolean).length, runs: tries.length });
  const differences = now.map((value, n) => tried[n]! - value);
  const difference = { mean: meanOf(differences), error: estimateOf([...differences, 1, -1]).error };
  return { now: share(now), tried: share(tried), difference, same: isChance(difference) };
}

const isChance = ({ mean, error }: Estimate): boolean => Math.abs(mean) <= 2 * error;
