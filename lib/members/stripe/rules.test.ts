import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/platform/durations';
import type { Membership } from '../memberships/rules';
import {
  isAsBefore,
  isHeard,
  planOf,
  settleByStripe,
  standingOf,
  type Reversal,
  type Subscription,
} from './rules';

const now = new Date('2026-11-30T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const plans = [
  { key: 'monthly', price: 'price_month' },
  { key: 'yearly', price: 'price_year' },
  { key: 'friends' },
];
const terms = { plans, graceDays: 7, now };

const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  id: 'sub_1',
  status: 'active',
  priceId: 'price_month',
  plan: 'monthly',
  startedAt: inDays(-20),
  periodEnd: inDays(10),
  endsAt: null,
  endedAt: null,
  invoiceId: 'in_1',
  invoicedAt: inDays(-20),
  ...more,
});
const reversal = (more: Partial<Reversal> = {}): Reversal => ({
  id: 'ch_1',
  kind: 'refund',
  invoiceId: 'in_1',
  amount: 1250,
  currency: 'zar',
  status: 'whole',
  holds: true,
  at: inDays(-1),
  ...more,
});
const standing = (...subscriptions: Subscription[]) => standingOf(subscriptions, [], terms);

describe('what subscriptions come to', () => {
  it('is a membership until the paid time ends, with days of grace for a payment that is late', () => {
    const paid = { kind: 'PAID', plan: 'monthly', until: inDays(10), graceUntil: inDays(17) };
    expect(standing(subscription())).toEqual(paid);
    expect(standing(subscription({ status: 'trialing' }))).toEqual(paid);
    const none = { ...terms, graceDays: 0 };
    expect(standingOf([subscription()], [], none), 'Stripe charges after a period has ended').toMatchObject({
      graceUntil: inDays(11),
    });
    expect(standing(subscription({ periodEnd: inDays(-8) })), 'nobody said that it was paid').toMatchObject({
      kind: 'ENDED',
      cause: 'unpaid',
    });
  });

  it('is over at the end of the period where it is cancelled, without grace', () => {
    const endsAt = inDays(10);
    expect(standing(subscription({ endsAt }))).toMatchObject({ until: endsAt, graceUntil: endsAt });
    expect(standing(subscription({ endsAt: inDays(-1) }))).toEqual({ kind: 'ENDED', cause: 'ended' });
    expect(standing(subscription({ endsAt: inDays(100) })), 'it is paid until then').toMatchObject({
      until: inDays(10),
      graceUntil: inDays(17),
    });
  });

  it('is the days of grace from when it could not be charged, and then nothing', () => {
    const owed = (days: number) => subscription({ status: 'past_due', invoicedAt: inDays(-days) });
    expect(standing(owed(2))).toMatchObject({ kind: 'OWED', until: inDays(-2), graceUntil: inDays(5) });
    expect(standing(owed(7))).toEqual({ kind: 'ENDED', cause: 'unpaid' });
    expect(standing(subscription({ status: 'unpaid' }))).toEqual({ kind: 'ENDED', cause: 'unpaid' });
  });

  it.each(['incomplete', 'incomplete_expired', 'canceled', 'paused', 'what there will be'])(
    'is nothing by one that is %s',
    (status) => expect(standing(subscription({ status }))).toEqual({ kind: 'ENDED', cause: 'ended' }),
  );

  it('is the best of several', () => {
    const old = subscription({ status: 'canceled' });
    const owed = subscription({ status: 'past_due', invoicedAt: inDays(-1) });
    const long = subscription({ periodEnd: inDays(300), priceId: 'price_year' });
    expect(standing(old, owed, subscription(), long)).toMatchObject({ until: inDays(300), plan: 'yearly' });
    expect(standing(old, owed)).toMatchObject({ kind: 'OWED' });
    expect(standing()).toEqual({ kind: 'ENDED', cause: 'ended' });
  });

  it('does not count what was refunded whole, or is disputed, until it is paid anew', () => {
    const against = (...reversals: Reversal[]) => standingOf([subscription()], reversals, terms);
    expect(against(reversal())).toEqual({ kind: 'ENDED', cause: 'refunded' });
    expect(against(reversal({ kind: 'dispute' }))).toEqual({ kind: 'ENDED', cause: 'disputed' });
    for (const other of [{ holds: false }, { invoiceId: 'in_0' }, { invoiceId: null }])
      expect(against(reversal(other))).toMatchObject({ kind: 'PAID' });
    const free = standingOf([subscription({ invoiceId: null })], [reversal({ invoiceId: null })], terms);
    expect(free).toMatchObject({ kind: 'PAID' });
  });

  it('has the plan of its price, else the one that it was begun for', () => {
    expect(planOf({ priceId: 'price_year', plan: 'monthly' }, plans)).toBe('yearly');
    expect(planOf({ priceId: 'price_of_old', plan: 'monthly' }, plans)).toBe('monthly');
    expect(planOf({ priceId: null, plan: null }, plans), 'a plan without a price is nobody’s').toBeNull();
    const twice = [...plans, { key: 'student', price: 'price_month' }];
    expect(planOf({ priceId: 'price_month', plan: 'student' }, twice)).toBe('student');
  });
});

const paying: Membership = {
  state: 'ACTIVE',
  source: 'STRIPE',
  plan: 'monthly',
  from: inDays(-20),
  until: inDays(10),
  graceUntil: inDays(17),
};
const paid = standing(subscription());
const owed = standing(subscription({ status: 'past_due', invoicedAt: inDays(-2) }));
const ended = standing(subscription({ status: 'canceled' }));

describe('what becomes of a membership', () => {
  it('begins by a payment, goes on by the next, and ends now', () => {
    expect(settleByStripe(null, paid, now)).toEqual({ ...paying, from: now });
    const next = standing(subscription({ periodEnd: inDays(40) }));
    const renewed = settleByStripe(paying, next, now)!;
    expect(renewed).toEqual({ ...paying, until: inDays(40), graceUntil: inDays(47) });
    expect([isHeard(paying, renewed), isAsBefore(paying, renewed)]).toEqual([false, false]);
    expect(isAsBefore(paying, settleByStripe(paying, paid, now)!)).toBe(true);
    expect(settleByStripe(paying, ended, now)).toEqual({
      ...paying,
      state: 'LAPSED',
      until: now,
      graceUntil: now,
    });
    expect(settleByStripe(null, ended, now)).toBeNull();
    expect(settleByStripe({ ...paying, state: 'LAPSED' }, ended, now)).toBeNull();
  });

  it('is in its days of grace once it could not be charged, as many as were promised', () => {
    const grace = settleByStripe(paying, owed, now)!;
    expect(grace).toEqual({ ...paying, state: 'GRACE', until: inDays(-2), graceUntil: inDays(5) });
    const fewer = standingOf([subscription({ status: 'past_due', invoicedAt: inDays(-2) })], [], {
      ...terms,
      graceDays: 3,
    });
    expect(settleByStripe(grace, fewer, now)).toEqual(grace);
    expect(settleByStripe(grace, paid, now)).toEqual(paying);
    expect(settleByStripe(null, owed, now), 'it begins nothing').toBeNull();
  });

  it('is in no grace by a renewal that is only late', () => {
    const over: Membership = { ...paying, until: inDays(-0.5), graceUntil: inDays(6.5) };
    const late = standing(subscription({ periodEnd: inDays(-0.5) }));
    const after = settleByStripe(over, late, now)!;
    expect(after).toEqual(over);
    expect(isAsBefore(over, after)).toBe(true);
  });

  it('keeps the end of its grace where it lapses after that', () => {
    const grace: Membership = { ...paying, state: 'GRACE', until: inDays(-9), graceUntil: inDays(-2) };
    expect(settleByStripe(grace, ended, now)).toEqual({ ...grace, state: 'LAPSED' });
  });

  it('touches nothing that somebody here decided', () => {
    const revoked: Membership = { ...paying, state: 'REVOKED' };
    for (const one of [paid, owed, ended]) expect(settleByStripe(revoked, one, now)).toBeNull();
    for (const source of ['STAFF', 'IMPORT', 'OUTSIDE', 'DEMO'] as const) {
      for (const one of [paid, owed, ended])
        expect(settleByStripe({ ...paying, source }, one, now), source).toBeNull();
      // Whoever has paid is not kept waiting until the grace of something else is over.
      const over: Membership = {
        ...paying,
        source,
        state: 'GRACE',
        until: inDays(-1),
        graceUntil: inDays(2),
      };
      expect(settleByStripe(over, paid, now)).toMatchObject({ source: 'STRIPE', state: 'ACTIVE' });
      expect(settleByStripe(over, owed, now)).toBeNull();
    }
    expect(settleByStripe({ ...paying, source: 'SIGN_UP' }, paid, now)).toMatchObject({ source: 'STRIPE' });
    expect(settleByStripe({ ...paying, source: 'SIGN_UP' }, ended, now)).toBeNull();
  });
});
