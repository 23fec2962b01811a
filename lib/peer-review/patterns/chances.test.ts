import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import {
  believed,
  FALSE_ALARM,
  meanOf,
  ofTrials,
  orFewer,
  orMore,
  sumOf,
  tail,
  withinTotal,
  type Test,
} from './chances';

const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const strength = fc.double({ min: 0.5, max: 500, noNaN: true });
const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the tail of the beta-binomial distribution', () => {
  it('is 1 for nothing at all, falls with every success more, and its steps make a whole', () => {
    fc.assert(
      fc.property(fc.nat(60), rate, strength, (of, mean, known) => {
        const tails = Array.from({ length: of + 1 }, (_, count) =>
          tail({ count, of }, { mean, strength: known }),
        );
        expect(tails[0]).toBeCloseTo(1, 9);
        for (let i = 1; i < tails.length; i += 1) expect(tails[i]).toBeLessThanOrEqual(tails[i - 1]! + 1e-12);
        expect(tails.at(-1)).toBeGreaterThan(0);
      }),
    );
  });

  it('has the mean that it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), rate, strength, (of, mean, known) => {
        const sum = Array.from({ length: of }, (_, i) =>
          tail({ count: i + 1, of }, { mean, strength: known }),
        );
        expect(sum.reduce((total, each) => total + each, 0)).toBeCloseTo(of * mean, 6);
      }),
    );
  });

  it('is the uniform one where nothing is known, and the binomial one where everything is', () => {
    expect(tail({ count: 3, of: 4 }, { mean: 0.5, strength: 2 })).toBeCloseTo(2 / 5, 12);
    expect(tail({ count: 4, of: 4 }, { mean: 0.25, strength: 1e9 })).toBeCloseTo(0.25 ** 4, 8);
  });
});

/** Every way in which trials can come out, with its probability. */
function* outcomes(probabilities: readonly number[]): Generator<{ hits: boolean[]; chance: number }> {
  for (let bits = 0; bits < 2 ** probabilities.length; bits += 1) {
    const hits = probabilities.map((_, i) => (bits & (1 << i)) > 0);
    yield { hits, chance: probabilities.reduce((product, p, i) => product * (hits[i] ? p : 1 - p), 1) };
  }
}

const hitsIn = (hits: readonly boolean[]) => hits.filter(Boolean).length;

describe('counts of trials', () => {
  it('are as probable as all ways in which they come about', () => {
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 9 }), (probabilities) => {
        const counted = new Float64Array(probabilities.length + 1);
        for (const { hits, chance: each } of outcomes(probabilities)) counted[hitsIn(hits)]! += each;
        ofTrials(probabilities).forEach((each, count) => expect(each).toBeCloseTo(counted[count]!, 10));
      }),
    );
  });

  it('of some of them, given the total, are as probable as all ways that have that total', () => {
    fc.assert(
      fc.property(
        fc
          .array(chance, { minLength: 1, maxLength: 9 })
          .chain((all) =>
            fc.record({ all: fc.constant(all), meant: fc.nat(all.length), total: fc.nat(all.length) }),
          ),
        ({ all, meant, total }) => {
          const counted = new Float64Array(meant + 1);
          let whole = 0;
          for (const { hits, chance: each } of outcomes(all)) {
            if (hitsIn(hits) !== total) continue;
            counted[hitsIn(hits.slice(0, meant))]! += each;
            whole += each;
          }
          const given = withinTotal(ofTrials(all), {
            meant: all.slice(0, meant),
            rest: all.slice(meant),
            total,
          });
          given.forEach((each, count) => expect(each).toBeCloseTo(counted[count]! / whole, 6));
        },
      ),
    );
  });

  it('do not depend on how easily all of them succeed, only on how easily each does beside the others', () => {
    const odds = [0.3, 1, 2, 4, 4, 9];
    const within = (ease: number) => {
      const all = odds.map((each) => (ease * each) / (1 + ease * each));
      return withinTotal(ofTrials(all), { meant: all.slice(0, 3), rest: all.slice(3), total: 4 });
    };
    within(0.2).forEach((each, count) => expect(each).toBeCloseTo(within(5)[count]!, 10));
  });

  it('are those of Fisher’s test where all are alike', () => {
    const alike = Array.from({ length: 12 }, () => 0.4);
    const given = withinTotal(ofTrials(alike), { meant: alike.slice(0, 3), rest: alike.slice(3), total: 3 });
    expect(orMore(given, 3)).toBeCloseTo(1 / 220, 12);
    expect(orFewer(given, 0)).toBeCloseTo(84 / 220, 12);
    expect(meanOf(given)).toBeCloseTo(3 / 4, 12);
  });

  it.each([3, 8, 9, 250])('of %i of them stay exact among hundreds, to the last of the tail', (count) => {
    const dice = seededDice(3);
    const all = Array.from({ length: 600 }, () => 0.02 + 0.96 * dice());
    const [meant, rest] = [all.slice(0, count), all.slice(count)];
    const [some, others] = [ofTrials(meant), ofTrials(rest)];
    const joint = some.map((each, k) => each * (others[300 - k] ?? 0));
    const whole = joint.reduce((sum, each) => sum + each, 0);
    const given = withinTotal(ofTrials(all), { meant, rest, total: 300 });
    given.forEach((each, k) => expect(each / (joint[k]! / whole)).toBeCloseTo(1, 6));
  });

  it('add up', () => {
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 6 }), fc.array(chance, { maxLength: 6 }), (a, b) => {
        const sum = sumOf(ofTrials(a), ofTrials(b));
        ofTrials([...a, ...b]).forEach((each, count) => expect(sum[count]).toBeCloseTo(each, 10));
      }),
    );
  });
});

describe('what is believed of many tests', () => {
  const test = fc.record({ chance: fc.double({ min: 0, max: 1, noNaN: true }) });

  it('is Benjamini’s and Hochberg’s where every test could have come out as it liked', () => {
    fc.assert(
      fc.property(fc.array(test, { maxLength: 40 }), rate, (tests, share) => {
        const sorted = tests.map((one) => one.chance).sort((a, b) => a - b);
        let most = 0;
        sorted.forEach((each, i) => {
          if (each <= (share * (i + 1)) / sorted.length) most = i + 1;
        });
        expect(believed(tests, share).map((one) => one.chance)).toEqual(sorted.slice(0, most));
      }),
    );
  });

  it('is not made harder by tests that could not have said anything', () => {
    const telling: Test = { chance: 0.005, least: 0.001 };
    const mute = Array.from({ length: 1_000 }, (): Test => ({ chance: 0.2, least: 0.2 }));
    expect(believed([telling, ...mute], 0.01)).toEqual([telling]);
    const spoke = Array.from({ length: 10 }, (): Test => ({ chance: 0.2, least: 0.0001 }));
    expect(believed([telling, ...spoke], 0.01)).toEqual([]);
  });

  it('comes first what is least probable, and nothing of nothing', () => {
    const tests = [0.004, 0.0001, 0.9].map((each) => ({ chance: each, least: 0 }));
    expect(believed(tests, 0.01).map((one) => one.chance)).toEqual([0.0001, 0.004]);
    expect(believed([])).toEqual([]);
  });

  it('shows no more of those who did nothing than stated, with few cases', () => {
    const dice = seededDice(5);
    const [looks, share] = [4_000, 0.05];
    let alarms = 0;
    for (let look = 0; look < looks; look += 1) {
      const tests = Array.from({ length: 30 }, (): Test => {
        const all = Array.from({ length: 2 + Math.floor(6 * dice()) }, () => 0.1 + 0.8 * dice());
        const hits = all.filter((p) => dice() < p).length;
        const chances = ofTrials(all);
        return { chance: orMore(chances, hits), least: orMore(chances, all.length) };
      });
      if (believed(tests, share).length > 0) alarms += 1;
    }
    // Five in a hundred is what is stated; four standard errors more come once in thirty thousand tries.
    expect(alarms / looks).toBeLessThan(share + 4 * Math.sqrt((share * (1 - share)) / looks));
    expect(alarms).toBeGreaterThan(0);
  });

  it('goes by one false alarm in a hundred', () => expect(FALSE_ALARM).toBe(0.01));
});
