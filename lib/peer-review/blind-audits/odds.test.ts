import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { fitOdds, oddsAt, type Finding } from './odds';
import { acceptableShares, chanceOfAudit, weightsOf, type Audited } from './rules';

const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const overstated = (stated: number) => logistic(0.8 * logit(stated) - 0.6);

/** Texts that peers published, or did not, acceptable as often as `truth` says. */
function texts(
  count: number,
  { truth, published = true, seed }: { truth: (stated: number) => number; published?: boolean; seed: number },
): Finding[] {
  const dice = seededDice(seed);
  return Array.from({ length: count }, () => {
    const probability = published ? 0.9 + 0.099 * dice() : 0.05 + 0.8 * dice();
    return { probability, published, acceptable: Number(dice() < truth(probability)), weight: 1 };
  });
}

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const at = (probability: number, published = true) => ({ probability, published });

describe('R15: what a stated probability means', () => {
  it('is what was stated before anything is known, and not sure of it', () => {
    const { acceptable, low, high } = oddsAt(fitOdds([]), at(0.95));
    expect(acceptable).toBeCloseTo(0.95, 10);
    expect(low).toBeLessThan(0.8);
    expect(high).toBeGreaterThan(0.98);
  });

  it('is what was found, after a year of audits: within half as much again', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const wrong = 1 - oddsAt(fitOdds(texts(400, { truth: overstated, seed })), at(0.95)).acceptable;
      const truly = 1 - overstated(0.95);
      expect(Math.max(wrong / truly, truly / wrong)).toBeLessThan(1.5);
    }
  });

  it('holds the true share in about 19 of 20 cases', () => {
    const truly = overstated(0.95);
    const held = Array.from({ length: 200 }, (_, seed) => {
      const { low, high } = oddsAt(fitOdds(texts(200, { truth: overstated, seed: seed + 1 })), at(0.95));
      return low <= truly && truly <= high;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(176);
  });

  it('is learnt of what peers publish from what they publish, however much is known of the rest', () => {
    const rest = texts(3_000, { truth: (stated) => 0.3 + 0.4 * stated, published: false, seed: 1 });
    const published = texts(400, { truth: (stated) => stated, seed: 2 });
    const curve = fitOdds([...rest, ...published]);
    const said = meanOf(published.map((text) => oddsAt(curve, text).acceptable));
    expect(Math.abs(said - meanOf(published.map(({ acceptable }) => acceptable)))).toBeLessThan(0.02);
    expect(oddsAt(curve, at(0.2, false)).acceptable).toBeGreaterThan(0.3);
  });

  it('counts a text for as many as it was drawn from', () => {
    // Of the wrong ones each stands for four times as many.
    const drawn = Array.from({ length: 400 }, (_, n) => ({ share: n % 20 === 0 ? 0.01 : 0.04 }));
    const weights = weightsOf(drawn);
    // As many as 316 that were all drawn alike: (20 × 100 + 380 × 25)² / (20 × 100² + 380 × 25²).
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(11_500 ** 2 / 437_500, 6);
    const findings = weights.map((weight, n): Finding => ({
      ...at(0.95),
      acceptable: Number(n % 20 > 0),
      weight,
    }));
    expect(1 - oddsAt(fitOdds(findings), at(0.95)).acceptable).toBeCloseTo(4 / 23, 1);
  });

  it('property: never falls where more was stated, and lies within its range', () => {
    const finding = fc.record({
      probability: fc.double({ min: 0.01, max: 0.999, noNaN: true }),
      published: fc.boolean(),
      acceptable: fc.constantFrom(0, 0.5, 1),
      weight: fc.double({ min: 0.2, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 60 }), fc.boolean(), (findings, published) => {
        const curve = fitOdds(findings);
        const rises = curve.coefficients[1] >= 0;
        const shares = [0.1, 0.5, 0.9, 0.99].map((probability) => oddsAt(curve, { probability, published }));
        for (const { acceptable, low, high } of shares) {
          expect(low).toBeLessThanOrEqual(acceptable);
          expect(high).toBeGreaterThanOrEqual(acceptable);
        }
        if (rises)
          expect(shares.map(({ acceptable }) => acceptable)).toEqual(
            shares.map(({ acceptable }) => acceptable).toSorted(),
          );
      }),
    );
  });
});

describe('R15: which texts', () => {
  it('are drawn: what peers would publish by the share, what is undecided five times as often', () => {
    expect(chanceOfAudit('publish', 0.04)).toBe(0.04);
    expect(chanceOfAudit('refer', 0.04)).toBe(0.2);
    expect(chanceOfAudit('refer', 0.5)).toBe(1);
    expect(chanceOfAudit('refer', 0)).toBe(0);
  });

  it('are errors: what two moderators find so; what nobody confirmed as often as others were', () => {
    const audit = (acceptable: boolean, second: boolean | null): Audited => ({
      share: 0.04,
      acceptable,
      second,
    });
    expect(acceptableShares([audit(true, null), audit(false, false), audit(false, true)])).toEqual([1, 0, 1]);
    // Of two that were asked about one was confirmed.
    expect(acceptableShares([audit(false, false), audit(false, true), audit(false, null)])).toEqual([
      0, 1, 0.5,
    ]);
    // Nobody was asked: it is even.
    expect(acceptableShares([audit(false, null)])).toEqual([0.5]);
  });
});
