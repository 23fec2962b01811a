import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/platform/durations';
import { isUnchanged, settle, type Membership, type Wish } from './rules';

const now = new Date('2026-11-30T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const terms = { source: 'STAFF', plans: ['yearly', 'student'], graceDays: 7, now } as const;
const settled = (before: Membership | null, wish: Wish) =>
  settle(before, wish, { ...terms, plans: [...terms.plans] });

const running: Membership = {
  state: 'ACTIVE',
  source: 'SIGN_UP',
  plan: 'yearly',
  from: inDays(-100),
  until: inDays(20),
  graceUntil: inDays(30),
};

describe('what becomes of a membership', () => {
  it('is granted for good, or until a day, with the grace of the policy', () => {
    expect(settled(null, { state: 'ACTIVE' })).toEqual({
      state: 'ACTIVE',
      source: 'STAFF',
      plan: null,
      from: now,
      until: null,
      graceUntil: null,
    });
    expect(settled(null, { state: 'ACTIVE', plan: 'student', until: inDays(365) })).toMatchObject({
      plan: 'student',
      graceUntil: inDays(372),
    });
  });

  it('keeps what is not named: plan, end and its grace, source and beginning', () => {
    expect(settled(running, { state: 'ACTIVE' })).toEqual(running);
    expect(isUnchanged(running, settled(running, { state: 'ACTIVE', until: running.until }))).toBe(true);
    expect(settled(running, { state: 'ACTIVE', until: inDays(400) })).toEqual({
      ...running,
      until: inDays(400),
      graceUntil: inDays(407),
    });
    expect(settled(running, { state: 'REVOKED' })).toEqual({ ...running, state: 'REVOKED' });
  });

  it('is theirs from then on who say something of what was told from outside', () => {
    for (const source of ['OUTSIDE', 'STRIPE'] as const) {
      const told = { ...running, source };
      expect(settled(told, { state: 'ACTIVE', until: inDays(400) })).toMatchObject({ source: 'STAFF' });
      expect(settled(told, { state: 'LAPSED' })).toMatchObject({ source });
    }
  });

  it('begins anew where it had ended, without the end that has passed', () => {
    for (const state of ['LAPSED', 'REVOKED'] as const)
      expect(settled({ ...running, state, until: inDays(-30) }, { state: 'ACTIVE' })).toEqual({
        state: 'ACTIVE',
        source: 'STAFF',
        plan: 'yearly',
        from: now,
        until: null,
        graceUntil: null,
      });
    const grace = settled(
      { ...running, state: 'GRACE', until: inDays(-3) },
      { state: 'ACTIVE', until: inDays(9) },
    );
    expect(grace).toMatchObject({ state: 'ACTIVE', source: 'SIGN_UP', from: running.from, until: inDays(9) });
  });

  it.each([
    ['a plan that there is not', { plan: 'weekly' }, 'plan-unknown', 'plan'],
    ['an end that has passed', { until: now }, 'bad-membership-end', 'until'],
    ['an end that is meant otherwise', { until: new Date('2226-11-30') }, 'bad-membership-end', 'until'],
  ])('refuses %s', (_, wish, code, field) => {
    expect(() => settled(running, { state: 'ACTIVE', ...wish })).toThrow(
      expect.objectContaining({ code, field }),
    );
  });
});
