import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { decide } from './decide';
import { newcomerPrior, ratesOf, recordOf, type Rates, type Review } from '../reliability/reviewer-rates';

const { review } = defaultSettings;

const NEWCOMER = ratesOf(
  recordOf([]),
  newcomerPrior({ accuracy: review.accuracy, strength: review.reliability.strength }),
);
const GOOD: Rates = { sensitivity: 0.97, specificity: 0.97 };
const COIN: Rates = { sensitivity: 0.5, specificity: 0.5 };

const given = (accepts: boolean, rates = NEWCOMER, group?: string): Review => ({ accepts, rates, group });
const times = (count: number, one: Review): Review[] => Array.from({ length: count }, () => one);
const newcomers = (accept: number, object: number) => [
  ...times(accept, given(true)),
  ...times(object, given(false)),
];

describe('R9: a comment is decided by the probability that it is acceptable', () => {
  it.each([
    { accept: 0, object: 0, outcome: 'continue' },
    { accept: 1, object: 0, outcome: 'continue' },
    { accept: 2, object: 0, outcome: 'continue' },
    { accept: 0, object: 2, outcome: 'continue' },
    { accept: 3, object: 0, outcome: 'publish' },
    { accept: 2, object: 1, outcome: 'continue' },
    { accept: 1, object: 2, outcome: 'refer' },
    { accept: 0, object: 3, outcome: 'refer' },
    { accept: 3, object: 1, outcome: 'publish' },
    { accept: 2, object: 2, outcome: 'continue' },
    { accept: 3, object: 2, outcome: 'refer' },
    { accept: 2, object: 3, outcome: 'refer' },
  ])('by newcomers, $accept for and $object against: $outcome', ({ accept, object, outcome }) => {
    expect(decide(newcomers(accept, object), review).outcome).toBe(outcome);
  });

  it('publishes at exactly the probability that the policy names, and refers only below the lower one', () => {
    const three = newcomers(3, 0);
    const exactly = decide(three, review).probability;
    const at = (publishAt: number, referBelow: number) =>
      decide(three, { ...review, publishAt, referBelow }).outcome;
    expect(at(exactly, 0.5)).toBe('publish');
    expect(at(exactly + 1e-9, exactly)).toBe('continue');
    expect(at(exactly + 1e-9, exactly + 1e-10)).toBe('refer');
  });

  it('believes a good reviewer more than two newcomers, and a careless one less', () => {
    expect(decide([given(false, GOOD), ...newcomers(2, 0)], review).outcome).toBe('refer');
    const hasty: Rates = { sensitivity: 0.6, specificity: 0.5 };
    expect(decide([given(false, hasty), ...newcomers(2, 0)], review).outcome).toBe('publish');
  });

  const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const rates = fc.record({ sensitivity: probability, specificity: probability });
  const reviews = fc.array(
    fc.record({
      accepts: fc.boolean(),
      rates,
      group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    }),
    { maxLength: 15 },
  );
  const policies = fc
    .record({
      prior: probability,
      low: probability,
      high: probability,
      min: fc.integer({ min: 1, max: 8 }),
      more: fc.nat(7),
      stopEarly: fc.boolean(),
    })
    .filter(({ low, high }) => low < high)
    .map(({ prior, low, high, min, more, stopEarly }) => ({
      prior,
      referBelow: low,
      publishAt: high,
      quorum: { min, max: min + more },
      stopEarly,
    }));
  const rank = { refer: 0, continue: 1, publish: 2 };

  it('never lets a verdict for a comment hurt it', () => {
    fc.assert(
      fc.property(policies, reviews, (policy, all) => {
        const against = all.findIndex(({ accepts }) => !accepts);
        fc.pre(against >= 0);
        const turned = all.map((one, index) => (index === against ? { ...one, accepts: true } : one));
        const [before, after] = [decide(all, policy), decide(turned, policy)];
        expect(after.probability).toBeGreaterThanOrEqual(before.probability - 1e-12);
        if (after.probability > before.probability)
          expect(rank[after.outcome]).toBeGreaterThanOrEqual(rank[before.outcome]);
      }),
    );
  });

  it('decides nothing before the quorum, and never leaves a comment undecided at the limit', () => {
    fc.assert(
      fc.property(policies, reviews, (policy, all) => {
        const { outcome } = decide(all, policy);
        if (all.length >= policy.quorum.max) expect(outcome).not.toBe('continue');
        else if (all.length < (policy.stopEarly ? 1 : policy.quorum.min)) expect(outcome).toBe('continue');
      }),
    );
  });

  it('stops before the quorum only where the policy says so, and never before anybody has read it', () => {
    const [certain] = [given(true, GOOD)];
    expect(decide([certain], review).outcome).toBe('continue');
    expect(decide([certain], { ...review, stopEarly: true }).outcome).toBe('publish');
    expect(decide([given(false, GOOD)], { ...review, stopEarly: true }).outcome).toBe('refer');
    expect(decide([], { ...review, stopEarly: true, prior: 0.95 }).outcome).toBe('continue');
  });
});

describe('R12: reviewers who agree far above chance count as one', () => {
  it('however many they are, they do not make a quorum', () => {
    const ring = times(4, given(true, NEWCOMER, 'ring'));
    expect(decide(ring, review)).toMatchObject({ outcome: 'continue' });
    expect(decide(ring, review).probability).toBeCloseTo(decide([given(true)], review).probability, 12);
    expect(decide([...ring, given(false)], review).outcome).toBe('refer');
  });

  it('one of them beside two others is a review like any other', () => {
    const reviews = [given(true, NEWCOMER, 'ring'), ...newcomers(2, 0)];
    expect(decide(reviews, review)).toEqual(decide(newcomers(3, 0), review));
  });
});

describe('R13: who is no better than chance', () => {
  it('weighs nothing, whatever they say, and does not take the place of a reading', () => {
    for (const accepts of [true, false]) {
      const reviews = [given(accepts, COIN), ...newcomers(2, 0)];
      expect(decide(reviews, review).probability).toBe(decide(newcomers(2, 0), review).probability);
      expect(decide(reviews, review).outcome).toBe('continue');
      expect(decide([...reviews, given(true)], review).outcome).toBe('publish');
    }
  });

  it('cannot keep a comment waiting: at the limit it is referred', () => {
    expect(decide(times(5, given(true, COIN)), review).outcome).toBe('refer');
  });
});
