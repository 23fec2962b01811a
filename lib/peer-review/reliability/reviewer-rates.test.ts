import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOutcome,
  ageRecord,
  betaBelow,
  boundsOf,
  newcomerPrior,
  probabilityFromReviews,
  ratesOf,
  recordOf,
  weightAfter,
  type Outcome,
  type Review,
} from './reviewer-rates';

const PRIOR = newcomerPrior({ accuracy: 0.75, strength: 4 });
const NOTHING = recordOf([]);

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const outcome: fc.Arbitrary<Outcome> = fc.record({
  accepts: fc.boolean(),
  acceptable: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.double({ min: 0, max: 2, noNaN: true }),
});
const outcomes = fc.array(outcome, { maxLength: 30 });
const review: fc.Arbitrary<Review> = fc.record({
  accepts: fc.boolean(),
  rates: fc.record({ sensitivity: share, specificity: share }),
  group: fc.constantFrom(undefined, 'a', 'b'),
});
const reviews = fc.array(review, { maxLength: 12 });
const alone = (all: Review[]) => all.map((one) => ({ ...one, group: undefined }));

describe('R9: a reviewer has a track record of two kinds of error', () => {
  it('starts every newcomer at what the policy believes of them', () => {
    expect(ratesOf(NOTHING, PRIOR)).toEqual({ sensitivity: 0.75, specificity: 0.75 });
  });

  it('keeps wrongly objecting and wrongly accepting apart', () => {
    const known = { weight: 1 };
    const record = recordOf([
      { ...known, accepts: true, acceptable: 1 },
      { ...known, accepts: false, acceptable: 1 },
      { ...known, accepts: true, acceptable: 0 },
      { ...known, accepts: true, acceptable: 0 },
    ]);
    expect(record).toEqual({ onAcceptable: { right: 1, wrong: 1 }, onUnacceptable: { right: 0, wrong: 2 } });
    expect(ratesOf(record, PRIOR)).toEqual({ sensitivity: 4 / 6, specificity: 3 / 6 });
  });

  it('counts an uncertain outcome on both sides, by its probability', () => {
    const record = recordOf([{ accepts: true, acceptable: 0.7, weight: 2 }]);
    expect(record.onAcceptable.right).toBeCloseTo(1.4, 12);
    expect(record.onUnacceptable.wrong).toBeCloseTo(0.6, 12);
  });

  it('takes back with a negative weight what it counted', () => {
    fc.assert(
      fc.property(outcomes, outcome, (past, one) => {
        const record = recordOf(past);
        const back = addOutcome(addOutcome(record, one), { ...one, weight: -one.weight });
        for (const kind of ['onAcceptable', 'onUnacceptable'] as const) {
          expect(back[kind].right).toBeCloseTo(record[kind].right, 9);
          expect(back[kind].wrong).toBeCloseTo(record[kind].wrong, 9);
        }
      }),
    );
  });

  it('has verdicts lose half their weight in a half-life, one by one or the record as a whole', () => {
    expect(weightAfter(0, 180)).toBe(1);
    expect(weightAfter(180, 180)).toBe(0.5);
    fc.assert(
      fc.property(outcomes, fc.nat(1_000), (past, days) => {
        const weight = weightAfter(days, 180);
        const whole = ageRecord(recordOf(past), weight);
        const oneByOne = recordOf(past.map((each) => ({ ...each, weight: each.weight * weight })));
        expect(whole.onAcceptable.right).toBeCloseTo(oneByOne.onAcceptable.right, 9);
        expect(whole.onUnacceptable.wrong).toBeCloseTo(oneByOne.onUnacceptable.wrong, 9);
      }),
    );
  });

  it('keeps both rates between 0 and 1, and raises one with every right verdict', () => {
    fc.assert(
      fc.property(outcomes, (past) => {
        const record = recordOf(past);
        const before = ratesOf(record, PRIOR);
        const after = ratesOf(addOutcome(record, { accepts: true, acceptable: 1, weight: 1 }), PRIOR);
        for (const rate of [before.sensitivity, before.specificity]) {
          expect(rate).toBeGreaterThan(0);
          expect(rate).toBeLessThan(1);
        }
        expect(after.sensitivity).toBeGreaterThan(before.sensitivity);
        expect(after.specificity).toBe(before.specificity);
      }),
    );
  });
});

describe('R9: how sure a rate is', () => {
  const bounds = (right: number, wrong: number, confidence = 0.95) =>
    boundsOf(
      { onAcceptable: { right, wrong }, onUnacceptable: { right: 0, wrong: 0 } },
      { onAcceptable: { right: 0, wrong: 0 }, onUnacceptable: { right: 1, wrong: 1 } },
      confidence,
    );

  it('agrees with quantiles that have a closed form', () => {
    // Beta(1, 1) is uniform; Beta(n, 1) has the quantile p^(1/n); Beta(1/2, 1/2) is the arcsine law.
    expect(bounds(3, 1).specificity.lower).toBeCloseTo(0.025, 10);
    expect(bounds(3, 1).specificity.upper).toBeCloseTo(0.975, 10);
    expect(bounds(3, 1).sensitivity.lower).toBeCloseTo(0.025 ** (1 / 3), 10);
    expect(bounds(1, 250).sensitivity.upper).toBeCloseTo(1 - 0.025 ** (1 / 250), 10);
    expect(bounds(0.5, 0.5).sensitivity.lower).toBeCloseTo(Math.sin((Math.PI / 2) * 0.025) ** 2, 10);
  });

  it('has the beta distribution as the binomial one has it, term by term', () => {
    // I_x(a, b) is the probability of a successes or more among a + b - 1 trials (DLMF 8.17.5).
    const atLeast = (x: number, a: number, n: number) => {
      let [term, sum] = [(1 - x) ** n, 0];
      for (let k = 0; k <= n; k += 1) {
        if (k >= a) sum += term;
        term *= ((n - k) / (k + 1)) * (x / (1 - x));
      }
      return sum;
    };
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(share, count, count, (x, right, wrong) => {
        expect(betaBelow(x, { right, wrong })).toBeCloseTo(atLeast(x, right, right + wrong - 1), 10);
      }),
    );
    expect(betaBelow(0, { right: 2, wrong: 3 })).toBe(0);
    expect(betaBelow(1, { right: 2, wrong: 3 })).toBe(1);
  });

  it('approaches the normal law where there is much to go by', () => {
    const { lower, upper } = bounds(8_000, 2_000).sensitivity;
    const deviation = Math.sqrt((0.8 * 0.2) / 10_001);
    expect(lower).toBeCloseTo(0.8 - 1.959964 * deviation, 3);
    expect(upper).toBeCloseTo(0.8 + 1.959964 * deviation, 3);
  });

  it('holds the middle, mirrors, and is wider the surer it must be', () => {
    const count = fc.double({ min: 0.2, max: 500, noNaN: true });
    fc.assert(
      fc.property(count, count, (right, wrong) => {
        const usual = bounds(right, wrong).sensitivity;
        const surer = bounds(right, wrong, 0.99).sensitivity;
        const mirrored = bounds(wrong, right).sensitivity;
        expect(usual.lower).toBeLessThan(usual.upper);
        expect(surer.lower).toBeLessThanOrEqual(usual.lower);
        expect(surer.upper).toBeGreaterThanOrEqual(usual.upper);
        expect(mirrored.lower).toBeCloseTo(1 - usual.upper, 8);
      }),
    );
  });
});

describe('R9: what the verdicts say about a comment', () => {
  it('is, for newcomers alone, what equal weights made of it', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(15), share, (accept, object, prior) => {
        const rates = ratesOf(NOTHING, PRIOR);
        const verdicts = [
          ...new Array<boolean>(accept).fill(true),
          ...new Array<boolean>(object).fill(false),
        ];
        const weighted = probabilityFromReviews(
          verdicts.map((accepts) => ({ accepts, rates })),
          prior,
        );
        const odds = (prior / (1 - prior)) * (0.75 / 0.25) ** (accept - object);
        const equal = odds / (1 + odds);
        expect(weighted).toBeCloseTo(equal, 12);
      }),
    );
  });

  it('never says that somebody cannot be wrong, however sure their record', () => {
    const sure = { sensitivity: 1, specificity: 1 };
    const split = [true, false].map((accepts): Review => ({ accepts, rates: sure }));
    expect(probabilityFromReviews(split, 0.7)).toBeCloseTo(0.7, 10);
    expect(probabilityFromReviews([split[1]!], 0.7)).toBeGreaterThan(0);
  });

  it('is Bayes’ rule', () => {
    const rates = { sensitivity: 0.9, specificity: 0.6 };
    expect(probabilityFromReviews([{ accepts: true, rates }], 0.7)).toBeCloseTo(
      (0.7 * 0.9) / (0.7 * 0.9 + 0.3 * 0.4),
      12,
    );
    expect(probabilityFromReviews([{ accepts: false, rates }], 0.7)).toBeCloseTo(
      (0.7 * 0.1) / (0.7 * 0.1 + 0.3 * 0.6),
      12,
    );
  });

  it('does not depend on the order, and can be taken one review after another', () => {
    fc.assert(
      fc.property(reviews, share, (all, prior) => {
        expect(probabilityFromReviews([...all].reverse(), prior)).toBeCloseTo(
          probabilityFromReviews(all, prior),
          9,
        );
        const stepwise = alone(all).reduce((p, one) => probabilityFromReviews([one], p), prior);
        const odds = (p: number) => Math.log(p / (1 - p));
        fc.pre(stepwise > 1e-6 && stepwise < 1 - 1e-6);
        expect(odds(stepwise)).toBeCloseTo(odds(probabilityFromReviews(alone(all), prior)), 6);
      }),
    );
  });

  it('never lets a verdict for a comment hurt it, whoever gives it and with whomever', () => {
    fc.assert(
      fc.property(reviews, share, fc.nat(11), (all, prior, at) => {
        const objecting = all.map((one, n) => (n === at ? { ...one, accepts: false } : one));
        const accepting = all.map((one, n) => (n === at ? { ...one, accepts: true } : one));
        expect(probabilityFromReviews(accepting, prior)).toBeGreaterThanOrEqual(
          probabilityFromReviews(objecting, prior) - 1e-12,
        );
      }),
    );
  });

  it('R13: gives no weight to somebody who is no better than chance', () => {
    fc.assert(
      fc.property(share, share, share, fc.boolean(), (sensitivity, specificity, prior, accepts) => {
        fc.pre(sensitivity + specificity <= 1);
        const verdict = { accepts, rates: { sensitivity, specificity } };
        expect(probabilityFromReviews([verdict], prior)).toBeCloseTo(prior, 12);
      }),
    );
  });
});

describe('R12: correlated reviewers count as one', () => {
  it('is the same however many say it', () => {
    fc.assert(
      fc.property(review, share, fc.integer({ min: 1, max: 10 }), (one, prior, copies) => {
        const group = new Array<Review>(copies).fill({ ...one, group: 'colluders' });
        expect(probabilityFromReviews(group, prior)).toBeCloseTo(
          probabilityFromReviews(alone([one]), prior),
          9,
        );
      }),
    );
  });

  it('weighs no more than the strongest of them alone, and others as ever', () => {
    const rates = { sensitivity: 0.8, specificity: 0.8 };
    const trio = [1, 2, 3].map(() => ({ accepts: true, rates, group: 'trio' }));
    const other = { accepts: false, rates };
    expect(probabilityFromReviews([...trio, other], 0.5)).toBeCloseTo(0.5, 12);
  });
});
