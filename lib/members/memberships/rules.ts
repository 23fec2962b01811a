import { DAY_MS } from '@/lib/platform/durations';
import { invalid, type AppError } from '@/lib/platform/errors';
import type { MembershipSource, MembershipState } from '../viewer';

/** A membership as it stands at a moment. */
export type Membership = {
  state: MembershipState;
  source: MembershipSource;
  /** The key of one of the policy's plans. */
  plan: string | null;
  from: Date;
  /** Null where it runs on. */
  until: Date | null;
  /** Until when its member may still write after that. */
  graceUntil: Date | null;
};

/** How a membership is to stand; what is left out stays as it is. */
export type Wish = {
  state: Exclude<MembershipState, 'GRACE'>;
  plan?: string | null;
  until?: Date | null;
};

/** Years from now after which no membership ends: what is typed so was meant otherwise. */
const MOST_YEARS = 50;

/**
 * What becomes of a membership by a wish. Only one that is active gets a plan and an end; one that had run out and is granted again
 * without an end runs on, and begins now.
 * @param before null where there is none yet
 * @param terms the keys of the plans there are, and the days of grace, as the policy has them
 */
export function settle(
  before: Membership | null,
  { state, ...wish }: Wish,
  {
    source,
    plans,
    graceDays,
    now,
  }: { source: MembershipSource; plans: string[]; graceDays: number; now: Date },
): Membership {
  if (state !== 'ACTIVE')
    return { source, plan: null, from: now, until: null, graceUntil: null, ...before, state };
  const plan = wish.plan === undefined ? (before?.plan ?? null) : wish.plan;
  if (wish.plan && !plans.includes(wish.plan)) throw unknownPlan();
  const until = wish.until === undefined ? (before?.state === 'ACTIVE' ? before.until : null) : wish.until;
  if (wish.until && wish.until <= now) throw badEnd('past');
  if (wish.until && isTooFar(wish.until, now)) throw badEnd('far');
  const goesOn = before?.state === 'ACTIVE' || before?.state === 'GRACE';
  return {
    state,
    source: before && goesOn && !isToldFromOutside(before.source) ? before.source : source,
    plan,
    from: before && goesOn ? before.from : now,
    until,
    // An end that stays keeps the grace that went with it, whatever the policy says by now.
    graceUntil: isSame(until, before?.until ?? null)
      ? (before?.graceUntil ?? null)
      : until && new Date(until.getTime() + graceDays * DAY_MS),
  };
}

/** What somebody here says of one that we are told of from outside is theirs from then on: nobody else ends it. */
const isToldFromOutside = (source: MembershipSource): boolean => source === 'OUTSIDE' || source === 'STRIPE';

/** Whether an end is so far away that it is none. */
export const isTooFar = (until: Date, now: Date): boolean =>
  until.getTime() > now.getTime() + MOST_YEARS * 366 * DAY_MS;

export const unknownPlan = (): AppError => invalid('plan-unknown', { field: 'plan' });
const badEnd = (why: 'past' | 'far'): AppError =>
  invalid('bad-membership-end', { field: 'until', facts: { why } });

/** Whether nothing would be another. */
export const isUnchanged = (before: Membership | null, after: Membership): boolean =>
  before !== null &&
  before.state === after.state &&
  before.plan === after.plan &&
  isSame(before.until, after.until);

const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();
