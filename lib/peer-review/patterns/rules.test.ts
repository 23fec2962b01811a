import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/testing/dice';
import {
  BURST_LEAST,
  baseRate,
  chanceOfFollowing,
  chanceOfObjections,
  expectedRate,
  FALSE_ALARM,
  isBurst,
  isTargeted,
  tail,
  TARGETING_LEAST,
  type Encounter,
  type Tally,
} from './rules';

const tally = (most: number): fc.Arbitrary<Tally> =>
  fc.nat(most).chain((of) => fc.nat(of).map((count) => ({ count, of })));
const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const strength = fc.double({ min: 0.5, max: 500, noNaN: true });

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

describe('R12: objecting to one author', () => {
  const encounter: fc.Arbitrary<Encounter> = fc.record({
    objections: tally(30),
    toOthers: tally(200),
    byOthers: tally(200),
  });

  it('is expected more of a harsh reviewer, and of an author to whom others object', () => {
    fc.assert(
      fc.property(encounter, rate, ({ objections, toOthers, byOthers }, base) => {
        const more = ({ count, of }: Tally) => ({ count: count + 1, of: of + 1 });
        const expected = expectedRate({ objections, toOthers, byOthers }, base);
        expect(expectedRate({ objections, toOthers: more(toOthers), byOthers }, base)).toBeGreaterThan(
          expected,
        );
        expect(expectedRate({ objections, toOthers, byOthers: more(byOthers) }, base)).toBeGreaterThan(
          expected,
        );
      }),
    );
  });

  it('is never shown for a handful, nor where the two kinds of rate explain it', () => {
    fc.assert(
      fc.property(encounter, rate, fc.integer({ min: 1, max: 1000 }), (given, base, looked) => {
        const few = { ...given, objections: { count: TARGETING_LEAST - 1, of: 10 } };
        expect(isTargeted(few, { base, looked })).toBe(false);
        const { count, of } = given.objections;
        const below = count <= of * expectedRate(given, base);
        if (below) expect(isTargeted(given, { base, looked })).toBe(false);
      }),
    );
  });

  it('is shown less easily the more is looked at', () => {
    fc.assert(
      fc.property(encounter, rate, fc.integer({ min: 2, max: 1000 }), (given, base, looked) => {
        if (isTargeted(given, { base, looked }))
          expect(isTargeted(given, { base, looked: looked - 1 })).toBe(true);
      }),
    );
  });

  it('is shown when eight of eight are objected to that others accept, by one who accepts others', () => {
    const grudge = {
      objections: { count: 8, of: 8 },
      toOthers: { count: 3, of: 30 },
      byOthers: { count: 2, of: 20 },
    };
    expect(isTargeted(grudge, { base: 0.2, looked: 40 })).toBe(true);
    const harsh = { ...grudge, toOthers: { count: 27, of: 30 } };
    expect(isTargeted(harsh, { base: 0.2, looked: 40 })).toBe(false);
    const bad = { ...grudge, byOthers: { count: 18, of: 20 } };
    expect(isTargeted(bad, { base: 0.2, looked: 40 })).toBe(false);
  });

  it('is shown from five on', () => {
    const seldom = { toOthers: { count: 2, of: 100 }, byOthers: { count: 2, of: 100 } };
    const all = (count: number) => ({ ...seldom, objections: { count, of: count } });
    expect([4, 5].map((count) => isTargeted(all(count), { base: 0.1, looked: 1 }))).toEqual([false, true]);
  });

  it('is as uncertain as the one of the two of whom less is known', () => {
    const known = { count: 200, of: 1000 };
    const unknown = { count: 0, of: 0 };
    const objections = { count: 5, of: 5 };
    // The author's rate rests on four reviews then, which is what every rate is taken to rest on.
    expect(chanceOfObjections({ objections, toOthers: known, byOthers: unknown }, 0.2)).toBeCloseTo(
      tail(objections, { mean: 0.2, strength: 4 }),
      12,
    );
  });

  it('shows hardly any publication of innocents: one look in a hundred, as stated', () => {
    const looks = 400;
    let alarms = 0;
    for (let seed = 1; seed <= looks; seed += 1) if (anybodyShown(seed)) alarms += 1;
    // At one in a hundred, more than twelve alarms of four hundred come once in 10,000 tries.
    expect(alarms).toBeLessThanOrEqual(12);
  });
});

/** A publication in which everybody judges by their own harshness and what the author deserves: whether anybody is shown. */
function anybodyShown(seed: number): boolean {
  const random = seededDice(seed);
  const [members, perPair] = [12, 6];
  const person = () => ({ harsh: 3 * (random() - 0.5), bad: 4 * (random() - 0.6) });
  const people = Array.from({ length: members }, person);
  const objects = (reviewer: { harsh: number }, author: { bad: number }) =>
    random() < 1 / (1 + Math.exp(-(-1 + reviewer.harsh + author.bad)));
  const table = people.map((reviewer) =>
    people.map((author) => ({
      count: Array.from({ length: perPair }, () => objects(reviewer, author)).filter(Boolean).length,
      of: perPair,
    })),
  );
  const add = (tallies: Tally[]) =>
    tallies.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), {
      count: 0,
      of: 0,
    });
  const base = baseRate(add(table.flat()));
  const encounters = table.flatMap((row, r) =>
    row.flatMap((objections, a) =>
      r === a
        ? []
        : {
            objections,
            toOthers: add(row.filter((_, other) => other !== a && other !== r)),
            byOthers: add(
              table.flatMap((each, other) => (other === r || other === a ? [] : (each[a] ?? []))),
            ),
          },
    ),
  );
  return encounters.some((encounter) => isTargeted(encounter, { base, looked: encounters.length }));
}

describe('R12: bursts from one network', () => {
  it('are nothing improbable where every review seems to come from one network', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 200 }), fc.integer({ min: 3, max: 500 }), (follow, others) => {
        const all = { own: { count: follow, of: follow }, elsewhere: { count: others, of: others } };
        expect(isBurst(all, 1)).toBe(false);
      }),
    );
  });

  it('are less improbable the more of all reviews the network gives', () => {
    fc.assert(
      fc.property(tally(40), tally(400), (own, elsewhere) => {
        fc.pre(elsewhere.count < elsewhere.of);
        const more = { count: elsewhere.count + 1, of: elsewhere.of };
        expect(chanceOfFollowing({ own, elsewhere: more })).toBeGreaterThanOrEqual(
          chanceOfFollowing({ own, elsewhere }) - 1e-12,
        );
      }),
    );
  });

  it('are shown for three accounts that pass each other’s comments within the hour, and not for a couple at one table', () => {
    const arranged = { own: { count: 4, of: 4 }, elsewhere: { count: 6, of: 600 } };
    expect(isBurst(arranged, 150)).toBe(true);
    const couple = { own: { count: 2, of: 5 }, elsewhere: { count: 30, of: 600 } };
    expect(isBurst(couple, 150)).toBe(false);
    const from = (count: number) => isBurst({ ...arranged, own: { count, of: count } }, 1);
    expect([BURST_LEAST - 1, BURST_LEAST].map(from)).toEqual([false, true]);
  });

  it('show no more innocents than stated', () => {
    const looks = 400;
    let alarms = 0;
    for (let seed = 1; seed <= looks; seed += 1) if (anyNetworkShown(seed)) alarms += 1;
    expect(alarms).toBeLessThanOrEqual(12);
  });
});

/** Reviews that follow upon one another by chance, from networks of different size: whether any is shown. */
function anyNetworkShown(seed: number): boolean {
  const random = seededDice(seed);
  const networks = Array.from({ length: 30 }, (_, i) => 1 / (i + 1));
  const total = networks.reduce((sum, weight) => sum + weight, 0);
  const draw = () => {
    let dice = random() * total;
    return networks.findIndex((weight) => (dice -= weight) < 0);
  };
  const comments = Array.from({ length: 200 }, () => [draw(), draw(), draw()]);
  const followings = networks.map((_, network) => {
    const after = comments.flatMap((reviews) => {
      const first = reviews.indexOf(network);
      return first < 0 ? [] : reviews.slice(first + 1);
    });
    const count = after.filter((each) => each === network).length;
    const all = comments.flat();
    const from = all.filter((each) => each === network).length;
    return {
      own: { count, of: after.length },
      elsewhere: { count: from - count, of: all.length - after.length },
    };
  });
  return followings.some((following) => isBurst(following, followings.length));
}

describe('the share of reviews that object', () => {
  it('begins in the middle, and is never so sure that one of them would be impossible', () => {
    const shares = [
      baseRate({ count: 0, of: 0 }),
      baseRate({ count: 0, of: 8 }),
      baseRate({ count: 8, of: 8 }),
    ];
    expect(shares).toEqual([0.5, 0.1, 0.9]);
  });
});

describe('what is stated', () => {
  it('is one false alarm in a hundred looks', () => {
    expect(FALSE_ALARM).toBe(0.01);
    fc.assert(
      fc.property(tally(20), tally(100), tally(100), rate, (objections, toOthers, byOthers, base) => {
        const chance = chanceOfObjections({ objections, toOthers, byOthers }, base);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
    );
  });
});
