import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmail, holdEnd, sessionEnd } from './rules';

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

it('forgets a sign-up that is held after 30 days', () => {
  expect(holdEnd(new Date('2026-11-01T10:00:00Z')).toISOString()).toBe('2026-12-01T10:00:00.000Z');
});
