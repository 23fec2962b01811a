import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rules from './rules';
import { foldEmail, sessionEnd } from './rules';

describe('e-mail addresses', () => {
  it.each([
    [' Someone@Example.ORG ', 'someone@example.org'],
    ['ｓｏｍｅｏｎｅ＠example.org', 'someone@example.org'],
  ])('folds %j', (typed, folded) => expect(foldEmail(typed)).toBe(folded));

  it('folds once and for all', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(foldEmail(foldEmail(email))).toBe(foldEmail(email));
        expect(foldEmail(email.toUpperCase())).toBe(foldEmail(email));
      }),
    );
  });
});

it('ends a session after 30 days', () => {
  expect(sessionEnd(new Date('2026-11-01T10:00:00Z')).toISOString()).toBe('2026-12-01T10:00:00.000Z');
});

describe('how often somebody may try', () => {
  const limits = Object.values(rules).filter((rule) => typeof rule === 'object');

  it('is counted for each door by itself, over a quarter of an hour and more', () => {
    const names = limits.map(({ name }) => name);
    expect(names.filter(Boolean)).toHaveLength(7);
    expect(new Set(names).size).toBe(7);
    for (const limit of limits)
      expect('seconds' in limit ? limit.seconds : limit.mostSeconds).toBeGreaterThanOrEqual(15 * 60);
  });

  it('leaves room for others at one address, and for several tries at one form', () => {
    expect(rules.SIGN_INS_PER_ADDRESS.points).toBeGreaterThan(rules.SIGN_INS_PER_PAIR.points);
    expect(rules.SIGN_UP_FORMS_PER_ADDRESS.points).toBeGreaterThan(rules.SIGN_UPS_PER_ADDRESS.points);
  });

  it('is not used up for a member by one stranger', () => {
    expect(rules.SIGN_INS_BY_STRANGERS.points).toBeGreaterThan(rules.SIGN_INS_PER_ADDRESS.points);
  });
});
