import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import { runs } from '@/lib/testing/property-runs';
import { hasPractice, type Given } from '../assignment/rules';
import { changesBetween, countAlike, expectedHidden, figuresOf, itemsUnder } from './compare';
import type { Fate, PastText } from './replay';

const { review: usual } = defaultSettings;
const HOUR = 3_600_000;

const text = (id: string, more: Partial<PastText> = {}): PastText => ({
  id,
  inLineAt: 0,
  end: null,
  settled: [],
  ...more,
});
const fate = (outcome: Fate['outcome'], hours: number | null = null, reviews = 3): Fate => ({
  outcome,
  at: hours === null ? null : hours * HOUR,
  reviews,
});

describe('the figures', () => {
  it('count every text once, and take hours of those that were decided', () => {
    const fates = new Map([
      ['a', fate('published', 2)],
      ['b', fate('published', 4, 5)],
      ['c', fate('referred', 6, 4)],
      ['d', fate('waited', 24, 1)],
      ['e', fate('unknown')],
      ['f', fate('open', null, 0)],
      ['g', fate('left', null, 2)],
    ]);
    const rejected = [
      { at: 1, acceptable: true },
      { at: 2, acceptable: false },
    ];
    const texts = [...fates.keys()].map((id) => text(id, id === 'b' ? { settled: rejected } : {}));
    expect(figuresOf(texts, fates)).toEqual({
      published: 2,
      referred: 1,
      waited: 1,
      unknown: 1,
      other: 2,
      hours: { median: 4, p90: 24 },
      reviewsSpent: 18,
      reviewsADecision: 4,
      publishedAndRejected: 1,
    });
  });

  it('have nothing to say of nothing', () => {
    expect(figuresOf([], new Map())).toMatchObject({ hours: null, reviewsADecision: null, reviewsSpent: 0 });
  });

  it('tell which texts end otherwise, the newest first', () => {
    const now = new Map([
      ['a', fate('referred', 1)],
      ['b', fate('waited', 24)],
      ['c', fate('published', 1)],
      ['d', fate('published', 1)],
    ]);
    const tried = new Map([
      ['a', fate('published', 1)],
      ['b', fate('published', 2)],
      ['c', fate('referred', 1)],
      ['d', fate('unknown')],
    ]);
    const texts = ['a', 'b', 'c', 'd'].map((id, n) => text(id, { inLineAt: n }));
    expect(changesBetween(texts, { now, tried })).toEqual({
      published: ['b', 'a'],
      referred: ['c'],
      unknown: ['d'],
    });
  });

  it('say how many of those that peers decided are decided alike', () => {
    const by = (outcome: 'publish' | 'refer') => ({ end: { at: HOUR, by: 'peers' as const, outcome } });
    const texts = [text('a', by('publish')), text('b', by('publish')), text('c', by('refer')), text('d')];
    const now = new Map([
      ['a', fate('published', 1)],
      ['b', fate('referred', 1)],
      ['c', fate('referred', 1)],
      ['d', fate('open')],
    ]);
    expect(countAlike(texts, now)).toEqual({ decided: 3, alike: 2 });
  });
});

describe('what another calibration rate leaves for comments', () => {
  it('is the mean of what is dealt', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), (calibrationRate, amongFirst) => {
        const policy = { ...usual, calibrationRate, calibration: { ...usual.calibration, amongFirst } };
        const { firstReviews } = policy.calibration;
        const dice = seededDice(1);
        const runs = 2_000;
        const places = policy.required;
        const hidden = { newcomers: 0, others: 0 };
        const hides = (given: Given) => hasPractice({ places, given, watched: false, policy, random: dice });
        for (let run = 0; run < runs; run += 1) {
          let items = 0;
          for (let all = 0; all < firstReviews; all += places) if (hides({ all, items })) items += 1;
          hidden.newcomers += items;
          if (hides({ all: firstReviews, items: amongFirst })) hidden.others += 1;
        }
        expect(hidden.newcomers / runs).toBeCloseTo(
          expectedHidden({ newcomers: firstReviews, others: 0 }, policy),
          0,
        );
        expect(hidden.others / runs).toBeCloseTo(expectedHidden({ newcomers: 0, others: places }, policy), 0);
      }),
      { numRuns: runs(20) },
    );
  });

  it('is what there was in fact under the numbers in force, and never more or less than there can be', () => {
    const given = { newcomers: 60, others: 140, onItems: 50 };
    expect(itemsUnder(given, { now: usual, tried: usual })).toBe(50);
    expect(itemsUnder(given, { now: usual, tried: { ...usual, calibrationRate: 0.1 } })).toBeCloseTo(57, 9);
    expect(itemsUnder(given, { now: usual, tried: { ...usual, calibrationRate: 1 } })).toBeCloseTo(89.67, 1);
    expect(
      itemsUnder({ ...given, onItems: 5 }, { now: usual, tried: { ...usual, calibrationRate: 0 } }),
    ).toBe(0);
  });
});
