import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { commentStates } from '@/lib/comments/schemas';
import { isMissedTooOften, isTurnedDown, stillHolds, verdictOf } from './rules';

const { calibration } = defaultSettings.review;

describe('R7: an item that reliable reviewers fail retires itself', () => {
  it.each([
    [19, 0, false],
    [20, 12, false],
    [20, 11, true],
    [20, 20, false],
    [40, 24, false],
    [40, 23, true],
  ])('after %i uses of which %i passed: %s', (reliableUses, reliablePasses, retires) => {
    expect(isMissedTooOften({ reliableUses, reliablePasses }, calibration)).toBe(retires);
  });
});

describe('R7: the right verdict on a comment that was turned down', () => {
  it.each([
    ['civility', 'NOT_CIVIL'],
    ['personal-attacks', 'NOT_CIVIL'],
    ['hate', 'NOT_CIVIL'],
    ['external-links', 'NOT_CIVIL'],
    ['misinformation', 'MISINFORMATION'],
    ['off-topic', null],
    ['privacy', null],
    [null, null],
  ])('for %s: %s', (rule, verdict) => {
    expect(verdictOf(rule)).toBe(verdict);
  });

  it('is known for house rules alone that there are', () => {
    for (const rule of ['civility', 'personal-attacks', 'hate', 'external-links', 'misinformation'])
      expect(houseRuleKeys).toContain(rule);
  });
});

describe('R7: what may become an item', () => {
  it.each(commentStates)('of what is %s, what nobody sees any longer alone', (state) => {
    expect(isTurnedDown({ state })).toBe(state === 'REJECTED' || state === 'REMOVED');
  });

  it.each([
    [false, false, true],
    [true, false, false],
    [false, true, false],
  ])('which goes on being right: withdrawn %s, up %s: %s', (withdrawn, isUp, holds) => {
    expect(stillHolds({ withdrawn, isUp })).toBe(holds);
  });
});
