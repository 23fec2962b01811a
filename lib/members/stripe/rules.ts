import { DAY_MS } from '@/lib/platform/durations';
import type { Limit } from '@/lib/platform/rate-limits';
import type { Membership } from '../memberships/rules';

/** A subscription as Stripe has it, as far as a membership goes by it. */
export type Subscription = {
  id: string;
  /** In Stripe's words: `trialing`, `active`, `past_due`, `incomplete`, `canceled` and others. */
  status: string;
  priceId: string | null;
  /** The key of the plan that it was begun for, while it has the price of that. */
  plan: string | null;
  startedAt: Date;
  /** When what is paid ends: while the next period is not paid, when that began. */
  periodEnd: Date | null;
  /** When it ends, where its member has cancelled it. */
  endsAt: Date | null;
  endedAt: Date | null;
  invoiceId: string | null;
  invoicedAt: Date | null;
};

/** Money that went back, or is about to. */
export type Reversal = {
  /** Of a refund the charge's; of a dispute its own. */
  id: string;
  kind: 'refund' | 'dispute';
  invoiceId: string | null;
  amount: number;
  currency: string;
  status: string;
  /** The invoice does not count as paid. */
  holds: boolean;
  at: Date;
};

/** Why a membership that was paid for is as it is. */
export type Cause = 'unpaid' | 'refunded' | 'disputed' | 'ended';

/** What somebody's subscriptions come to. */
export type Standing =
  | { kind: 'PAID' | 'OWED'; plan: string | null; until: Date; graceUntil: Date }
  | { kind: 'ENDED'; cause: Cause };

type Terms = {
  plans: readonly { key: string; price?: string }[];
  graceDays: number;
  now: Date;
};

/** How often a member may begin to pay, or go to the portal: each time Stripe is asked. */
export const CHECKOUTS_PER_MEMBER: Limit = { name: 'checkout', points: 20, seconds: 15 * 60 };

/** Minutes for which somebody may pay in a Checkout: Stripe has 30 at the least. */
export const CHECKOUT_MINUTES = 60;
/** Minutes after which one that nobody has paid in is forgotten: by Stripe's clock it has ended for a while. */
export const CHECKOUT_KEPT_MINUTES = CHECKOUT_MINUTES + 30;
/** Minutes after which nobody waits any more for the answer to the question that would have opened one. */
const ABANDONED_MINUTES = 5;
/** Days for which it is known which events came: Stripe sends one again for three. */
export const EVENT_DAYS = 30;

/**
 * Days by which the next payment may be late, whatever the policy says of grace: Stripe charges an hour and more after a period has ended,
 * and tells us after that.
 */
const RENEWAL_DAYS = 1;

/** Whether it is, or may become, one that is paid for. */
export const isLive = ({ status }: Pick<Subscription, 'status'>): boolean =>
  ['trialing', 'active', 'past_due', 'incomplete', 'unpaid', 'paused'].includes(status);

/**
 * Whether a subscription is for a membership: one that was begun here for this member, or has the price of a plan. Whatever else a customer may
 * buy of the same account is nobody's membership.
 */
export const isForMembership = (
  { memberId, priceId }: { memberId: string | null; priceId: string | null },
  whose: string,
  plans: Terms['plans'],
): boolean => memberId === whose || (priceId !== null && plans.some(({ price }) => price === priceId));

/** Whether the first payment for it is under way still. */
export const isBegun = ({ status }: Pick<Subscription, 'status'>): boolean => status === 'incomplete';

/** Whether a Checkout that was begun and of which Stripe never told us may be given up: its address is known to nobody. */
export const isAbandoned = (
  { sessionId, createdAt }: { sessionId: string | null; createdAt: Date },
  now: Date,
): boolean => sessionId === null && now.getTime() - createdAt.getTime() > ABANDONED_MINUTES * 60_000;

/** The plan of the policy that a subscription is for: by its price, which its member may have changed at Stripe; else as it was begun. */
export function planOf(
  { priceId, plan }: Pick<Subscription, 'priceId' | 'plan'>,
  plans: Terms['plans'],
): string | null {
  const bought = plans.filter(({ price }) => price !== undefined && price === priceId);
  return (bought.find(({ key }) => key === plan) ?? bought[0])?.key ?? plan;
}

/** Why what was paid last for a subscription does not count. */
export const reversalOf = (
  { invoiceId }: Pick<Subscription, 'invoiceId'>,
  reversals: readonly Reversal[],
): Reversal | undefined =>
  reversals.find(({ holds, invoiceId: id }) => holds && id !== null && id === invoiceId);

/**
 * What somebody's subscriptions come to: the best of them counts. What was refunded whole or is disputed does not count as paid. Whoever
 * could not be charged again has the days of grace from when that was due.
 */
export function standingOf(
  subscriptions: readonly Subscription[],
  reversals: readonly Reversal[],
  terms: Terms,
): Standing {
  const standings = subscriptions.map((one) => standingOfOne(one, reversals, terms));
  const paying = standings.filter((one) => one.kind !== 'ENDED').toSorted(bestFirst)[0];
  return paying ?? standings[0] ?? { kind: 'ENDED', cause: 'ended' };
}

const bestFirst = (one: Paying, other: Paying): number =>
  Number(other.kind === 'PAID') - Number(one.kind === 'PAID') || other.until.getTime() - one.until.getTime();
type Paying = Exclude<Standing, { kind: 'ENDED' }>;

function standingOfOne(one: Subscription, reversals: readonly Reversal[], terms: Terms): Standing {
  const { status, periodEnd, endsAt, invoicedAt } = one;
  const { plans, graceDays, now } = terms;
  const ended = (cause: Cause): Standing => ({ kind: 'ENDED', cause });
  const reversed = reversalOf(one, reversals);
  if (reversed) return ended(reversed.kind === 'refund' ? 'refunded' : 'disputed');
  const plan = planOf(one, plans);
  if (status === 'past_due') {
    const until = invoicedAt ?? now;
    const graceUntil = inDays(until, graceDays);
    return graceUntil > now ? { kind: 'OWED', plan, until, graceUntil } : ended('unpaid');
  }
  if (status === 'unpaid') return ended('unpaid');
  // Who has cancelled it for the end of what is paid is charged no more, so nothing can be late.
  const isLast = endsAt !== null && (periodEnd === null || endsAt <= periodEnd);
  const until = isLast ? endsAt : periodEnd;
  if ((status !== 'active' && status !== 'trialing') || !until) return ended('ended');
  const graceUntil = isLast ? until : inDays(until, Math.max(graceDays, RENEWAL_DAYS));
  return graceUntil > now ? { kind: 'PAID', plan, until, graceUntil } : ended(isLast ? 'ended' : 'unpaid');
}

const inDays = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

/**
 * What becomes of a membership by that; null where it stays. What an administrator revoked stays revoked, and what they granted, or a file or
 * the publication's own accounts say, is not touched until it has run out. Only one that Stripe began ends by it.
 * @param before as it stands, or stood until it ran out
 */
export function settleByStripe(before: Membership | null, standing: Standing, now: Date): Membership | null {
  if (before?.state === 'REVOKED') return null;
  const runs = before?.state === 'ACTIVE' || before?.state === 'GRACE';
  const isTheirs = before?.source === 'STRIPE';
  if (standing.kind === 'ENDED') return runs && isTheirs ? lapsed(before, now) : null;
  // Who owes something keeps what they have for some days; it begins nothing.
  if (standing.kind === 'OWED' && !(runs && isTheirs)) return null;
  if (before?.state === 'ACTIVE' && !isTheirs && before.source !== 'SIGN_UP') return null;
  const { plan, until } = standing;
  return {
    // Where nothing was tried in vain, it only renews late: that is nothing to tell anybody of.
    state: standing.kind === 'OWED' ? 'GRACE' : 'ACTIVE',
    source: 'STRIPE',
    plan,
    from: runs ? before.from : now,
    until,
    // Who owes something was promised these days, whatever the policy says by now.
    graceUntil: (isPromised(before, standing) && before?.graceUntil) || standing.graceUntil,
  };
}

const isPromised = (before: Membership | null, { kind, until }: Paying): boolean =>
  kind === 'OWED' && before?.state === 'GRACE' && isSame(before.until, until);

/** It ends when it ran out, or now. */
function lapsed(before: Membership, now: Date): Membership {
  const until = earlier(before.until, now);
  const end = earlier(before.graceUntil, now);
  return { ...before, state: 'LAPSED', until, graceUntil: end < until ? until : end };
}

const earlier = (one: Date | null, other: Date): Date => (one && one < other ? one : other);

/** Whether nothing of a membership would be another, the end of its grace among it. */
export const isAsBefore = (before: Membership | null, after: Membership): boolean =>
  !isHeard(before, after) &&
  isSame(before?.until, after.until) &&
  isSame(before?.graceUntil, after.graceUntil);

/** Whether its member is to be told: of a payment that goes on as before nobody is. */
export const isHeard = (before: Membership | null, after: Membership): boolean =>
  before?.state !== after.state || before.plan !== after.plan || before.source !== after.source;

const isSame = (one: Date | null | undefined, other: Date | null) => one?.getTime() === other?.getTime();
