import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { believed, type Tally } from './chances';
import { BURST_LEAST, chanceOfFollowing, type Following } from './bursts';

const tally = (most: number): fc.Arbitrary<Tally> =>
  fc.nat(most).chain((of) => fc.nat(of).map((count) => ({ count, of })));

/** Whether it is shown, of so many networks of which the others show nothing. */
const isShown = (following: Following, looked: number) =>
  believed([
    { chance: chanceOfFollowing(following) },
    ...Array.from({ length: looked - 1 }, () => ({ chance: 1 })),
  ]).length > 0;

describe('R12: bursts from one network', () => {
  it('are nothing improbable where every review seems to come from one network', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 200 }), fc.integer({ min: 3, max: 500 }), (follow, others) => {
        const all = { own: { count: follow, of: follow }, elsewhere: { count: others, of: others } };
        expect(isShown(all, 1)).toBe(false);
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
    expect(isShown(arranged, 150)).toBe(true);
    const couple = { own: { count: 2, of: 5 }, elsewhere: { count: 30, of: 600 } };
    expect(isShown(couple, 150)).toBe(false);
    const from = (count: number) => isShown({ ...arranged, own: { count, of: count } }, 1);
    expect([BURST_LEAST - 1, BURST_LEAST].map(from)).toEqual([false, true]);
  });

  it('show no more innocents than stated', () => {
    const looks = 400;
    let alarms = 0;
    for (let seed = 1; seed <= looks; seed += 1) if (anyNetworkShown(seed)) alarms += 1;
    // At one in a hundred, more than twelve alarms of four hundred come once in 10,000 tries.
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
  return believed(followings.map((following) => ({ chance: chanceOfFollowing(following) }))).length > 0;
}
