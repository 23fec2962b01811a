import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { acceptsNeeded } from '@/lib/comments/pace/rules';
import { decide, isEffective, type DecidingReview } from './decide';
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

const NOBODY_COUNTED = null;
const outcome = (
  reviews: readonly DecidingReview[],
  policy = review,
  active: number | null = NOBODY_COUNTED,
) => decide(reviews, policy, active).outcome;

describe('R9: a comment is decided by those who accept it, and by the probability that it is acceptable', () => {
  it.each([
    { accept: 0, object: 0, so: 'continue' },
    { accept: 2, object: 0, so: 'continue' },
    { accept: 3, object: 0, so: 'publish' },
    { accept: 0, object: 1, so: 'continue' },
    { accept: 0, object: 2, so: 'continue' },
    { accept: 0, object: 3, so: 'object' },
    { accept: 1, object: 2, so: 'continue' },
    { accept: 1, object: 3, so: 'continue' },
    { accept: 1, object: 4, so: 'object' },
    { accept: 3, object: 1, so: 'continue' },
    { accept: 4, object: 1, so: 'publish' },
    { accept: 4, object: 2, so: 'publish' },
    { accept: 4, object: 3, so: 'refer' },
    { accept: 3, object: 4, so: 'refer' },
  ])('by newcomers, $accept for and $object against: $so', ({ accept, object, so }) => {
    expect(outcome(newcomers(accept, object))).toBe(so);
  });

  it('publishes at exactly the probability that the policy names', () => {
    const exactly = decide(newcomers(3, 0), review, NOBODY_COUNTED).probability;
    expect(outcome(newcomers(3, 0), { ...review, publishAt: exactly })).toBe('publish');
    expect(outcome(newcomers(3, 0), { ...review, publishAt: exactly + 1e-9 })).toBe('continue');
  });

  it('holds a comment with an objection to a higher one, and objects only below the lower one', () => {
    const split = decide(newcomers(4, 1), review, NOBODY_COUNTED);
    expect(split).toMatchObject({ needed: 4, accepts: 4, publishAt: review.objection.publishAt });
    const stricter = { ...review.objection, publishAt: split.probability + 1e-9 };
    expect(outcome(newcomers(4, 1), { ...review, objection: stricter })).toBe('continue');
    const { probability } = decide(newcomers(0, 3), review, NOBODY_COUNTED);
    const below = (limit: number) => ({ ...review, objection: { ...review.objection, below: limit } });
    expect(outcome(newcomers(0, 3), below(probability))).toBe('continue');
    expect(outcome(newcomers(0, 3), below(probability + 1e-9))).toBe('object');
  });

  it('does not object on one reader’s word, however good', () => {
    const sure: Rates = { sensitivity: 0.999, specificity: 0.999 };
    expect(outcome([given(false, sure)])).toBe('continue');
    expect(outcome([given(false, sure), given(false, sure)])).toBe('object');
  });

  it('asks for one more for each acceptance that came in a burst, and for none where somebody objected in one', () => {
    const burst = (accepts: boolean): DecidingReview => ({ ...given(accepts, GOOD), burst: true });
    expect(outcome([burst(true), ...newcomers(2, 0)])).toBe('continue');
    expect(outcome([burst(true), ...newcomers(3, 0)])).toBe('publish');
    expect(outcome([burst(true), burst(true), ...newcomers(2, 0)])).toBe('continue');
    expect(decide([burst(false), ...newcomers(3, 0)], review, NOBODY_COUNTED).needed).toBe(4);
  });

  it.each([
    [null, 3, 4],
    [12, 3, 4],
    [11, 2, 3],
    [4, 2, 3],
    [3, 2, 2],
    [2, 1, 1],
    [1, 1, 1],
    [0, 2, 3],
  ])('of %s active members, %i must accept it, or %i with an objection', (active, accepts, objected) => {
    expect(acceptsNeeded(false, review, active)).toBe(accepts);
    expect(acceptsNeeded(true, review, active)).toBe(objected);
  });

  it('publishes with two where few take part', () => {
    expect(outcome(newcomers(2, 0), review, 11)).toBe('publish');
    expect(outcome(newcomers(2, 0), review, 12)).toBe('continue');
  });

  const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const rates = fc.record({ sensitivity: probability, specificity: probability });
  const reviews = fc.array(
    fc.record({
      accepts: fc.boolean(),
      burst: fc.boolean(),
      rates,
      group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    }),
    { maxLength: 15 },
  );
  const actives = fc.option(fc.nat(20));
  const policies = fc
    .record({
      prior: probability,
      effectiveFrom: fc.double({ min: 0, max: 0.9, noNaN: true }),
      publishAt: probability,
      more: probability,
      below: probability,
      objections: fc.integer({ min: 1, max: 4 }),
      min: fc.integer({ min: 1, max: 8 }),
      max: fc.nat(7),
    })
    .filter(({ below, publishAt }) => below < publishAt)
    .map(({ prior, effectiveFrom, publishAt, more, below, objections, min, max }) => ({
      prior,
      effectiveFrom,
      publishAt,
      small: review.small,
      quorum: { min, max: min + max },
      objection: { accepts: min + 1, publishAt: Math.max(publishAt, more), objections, below },
    }));
  const rank = { object: 0, refer: 1, continue: 1, publish: 2 };

  it('never lets a verdict for a comment hurt it', () => {
    fc.assert(
      fc.property(policies, reviews, actives, (policy, all, active) => {
        const against = all.findIndex(({ accepts }) => !accepts);
        fc.pre(against >= 0);
        const turned = all.map((one, index) => (index === against ? { ...one, accepts: true } : one));
        const [before, after] = [decide(all, policy, active), decide(turned, policy, active)];
        expect(after.probability).toBeGreaterThanOrEqual(before.probability - 1e-12);
        if (after.probability > before.probability)
          expect(rank[after.outcome]).toBeGreaterThanOrEqual(rank[before.outcome]);
      }),
    );
  });

  it('publishes nothing that too few accept, objects to nothing that fewer object to, and leaves nothing undecided at the limit', () => {
    fc.assert(
      fc.property(policies, reviews, actives, (policy, all, active) => {
        const { outcome: so } = decide(all, policy, active);
        const accepting = all.filter(({ accepts }) => accepts).length;
        const needed = acceptsNeeded(accepting < all.length, policy, active);
        if (so === 'publish') expect(accepting).toBeGreaterThanOrEqual(Math.min(needed, policy.quorum.min));
        if (so === 'object')
          expect(all.length - accepting).toBeGreaterThanOrEqual(policy.objection.objections);
        if (all.length >= policy.quorum.max) expect(so).not.toBe('continue');
      }),
    );
  });
});

describe('R12: reviewers who agree far above chance count as one', () => {
  it('however many they are, they are one who accepts', () => {
    const ring = times(4, given(true, NEWCOMER, 'ring'));
    const found = decide(ring, review, NOBODY_COUNTED);
    expect(found).toMatchObject({ outcome: 'continue', accepts: 1 });
    expect(found.probability).toBeCloseTo(decide([given(true)], review, NOBODY_COUNTED).probability, 12);
  });

  it('one of them beside two others is a review like any other', () => {
    const reviews = [given(true, NEWCOMER, 'ring'), ...newcomers(2, 0)];
    expect(decide(reviews, review, NOBODY_COUNTED)).toEqual(decide(newcomers(3, 0), review, NOBODY_COUNTED));
  });

  it('those of one group came in a burst where one of them did', () => {
    const twins = [given(true, GOOD, 'twins'), { ...given(true, GOOD, 'twins'), burst: true }];
    expect(outcome([...twins, ...newcomers(2, 0)])).toBe('continue');
    expect(outcome([...twins, ...newcomers(3, 0)])).toBe('publish');
  });

  it('who says more than chance by just what is asked for is counted', () => {
    const policy = { effectiveFrom: 0.25 };
    expect(isEffective({ sensitivity: 0.75, specificity: 0.5 }, policy)).toBe(true);
    expect(isEffective({ sensitivity: 0.75, specificity: 0.49 }, policy)).toBe(false);
  });

  it('those of one group who do not agree for once object', () => {
    const split = [given(true, NEWCOMER, 'ring'), given(false, NEWCOMER, 'ring'), ...newcomers(3, 0)];
    expect(decide(split, review, NOBODY_COUNTED)).toMatchObject({
      accepts: 3,
      needed: 4,
      outcome: 'continue',
    });
  });
});

describe('R9, R13: whose record says little more than chance', () => {
  const hardly: Rates = { sensitivity: 0.7, specificity: 0.54 };
  const enough: Rates = { sensitivity: 0.7, specificity: 0.56 };

  it.each([
    ['no more than chance', COIN, false],
    ['a little more', hardly, false],
    ['as much as is asked for', enough, true],
  ])('%s: whether it counts', (_, rates, counts) => {
    expect(isEffective(rates, review)).toBe(counts);
    for (const accepts of [true, false]) {
      const found = decide([given(accepts, rates), ...newcomers(2, 0)], review, NOBODY_COUNTED);
      const without = decide(newcomers(2, 0), review, NOBODY_COUNTED);
      expect(found.probability === without.probability).toBe(!counts);
    }
  });

  it('does not count where nothing more than chance is asked for and nothing more is there', () => {
    expect(isEffective(COIN, { effectiveFrom: 0 })).toBe(false);
  });

  it('cannot keep a comment waiting: at the limit it is referred', () => {
    expect(outcome(times(7, given(true, COIN)))).toBe('refer');
  });
});
