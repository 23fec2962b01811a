import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from '@/lib/peer-review/assignment/rules';
import { seededDice } from '@/lib/testing/dice';
import { runs } from '@/lib/testing/property-runs';
import { UNKNOWN } from './dawid-skene';
import { decideInOrder } from './online';
import { probabilityFromReviews, ratesOf, recordOf } from './reviewer-rates';
import { SETTINGS, simulateAnswers, type World, WORLDS } from './testing/simulate-answers';

const orderOf = (items: number, seed: number) =>
  Int32Array.from(shuffle([...new Array(items).keys()], seededDice(seed)));

function replay(world: World, { gold = true } = {}) {
  const { truth, ...answers } = simulateAnswers(world);
  const order = orderOf(world.items, world.seed);
  const known = gold ? truth : new Int8Array(truth.length).fill(UNKNOWN);
  return { truth, order, probabilities: decideInOrder({ answers, order, truth: known }, SETTINGS) };
}

const shareRight = ({ truth, order, probabilities }: ReturnType<typeof replay>) =>
  probabilities.filter((p, n) => p > 0.5 === (truth[order[n]!] === 1)).length / order.length;

describe('R9: the decision as the site takes it', () => {
  it('judges the first comment by newcomers’ rates and the policy’s prior', () => {
    const answers = simulateAnswers(WORLDS['an even crowd']!);
    const truth = new Int8Array(answers.items).fill(UNKNOWN);
    const [first] = decideInOrder({ answers, order: Int32Array.of(0), truth }, SETTINGS);
    const rates = ratesOf(recordOf([]), SETTINGS.newcomer);
    const verdicts = [...answers.item.keys()].filter((n) => answers.item[n] === 0);
    const reviews = verdicts.map((n) => ({ accepts: answers.accepts[n] === 1, rates }));
    expect(first).toBeCloseTo(probabilityFromReviews(reviews, 0.7), 12);
  });

  it('knows nothing of what is still to come: neither answers nor truth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(), (cut, seed) => {
        const world = { ...WORLDS['half of it spammers']!, items: 100, seed };
        const { truth, ...answers } = simulateAnswers(world);
        const order = orderOf(100, seed);
        const later = new Set(order.subarray(cut));
        const other = {
          answers: {
            ...answers,
            accepts: answers.accepts.map((a, n) => (later.has(answers.item[n]!) ? 1 - a : a)),
          },
          truth: truth.map((t, item) => (later.has(item) || item === order[cut - 1] ? 1 - t : t)),
          order,
        };
        const before = decideInOrder({ answers, order, truth }, SETTINGS);
        const after = decideInOrder(other, SETTINGS);
        expect(after.subarray(0, cut)).toEqual(before.subarray(0, cut));
      }),
      { numRuns: runs(20) },
    );
  });

  it('learns the truth of a referred comment at night, and never that of a published one', () => {
    const { truth, ...answers } = simulateAnswers({ ...WORLDS['an even crowd']!, items: 60 });
    const order = orderOf(60, 3);
    const probabilities = decideInOrder({ answers, order, truth }, SETTINGS);
    const turned = (published: boolean) => {
      const other = truth.slice();
      order.subarray(0, 20).forEach((item, n) => {
        if (probabilities[n]! >= SETTINGS.publishAt === published) other[item] = 1 - other[item]!;
      });
      return decideInOrder({ answers, order, truth: other }, SETTINGS);
    };
    expect(turned(true).subarray(0, 40)).toEqual(probabilities.subarray(0, 40));
    expect(turned(false).subarray(0, 20)).toEqual(probabilities.subarray(0, 20));
    expect(turned(false).subarray(20, 40)).not.toEqual(probabilities.subarray(20, 40));
  });

  it('R7: is better for calibration, where no moderator teaches it anything', () => {
    const accuracy = (calibrated: boolean) => {
      const each = [1, 2, 3, 4, 5, 6].map((seed) => {
        const world = { ...WORLDS['half of it spammers']!, perItem: 3, seed };
        const { truth, ...answers } = simulateAnswers(world);
        const order = orderOf(world.items, seed).subarray(80);
        const decided = new Set(order);
        const known = truth.map((t, item) => (calibrated && !decided.has(item) ? t : UNKNOWN));
        return shareRight({
          truth,
          order,
          probabilities: decideInOrder({ answers, order, truth: known }, SETTINGS),
        });
      });
      return each.reduce((sum, share) => sum + share, 0) / each.length;
    };
    expect(accuracy(true)).toBeGreaterThan(accuracy(false) + 0.005);
  });

  describe('whatever the crowd', () => {
    const atLeast: Record<string, number> = {
      'an even crowd': 0.82,
      'half of it spammers': 0.82,
      'a third says yes to everything': 0.86,
      'a fifth of it adversaries': 0.9,
      'few acceptable items': 0.92,
      'nearly all items acceptable': 0.92,
      'few answers a worker': 0.82,
    };

    it.each(Object.keys(WORLDS))('%s: decides well', (name) => {
      const accuracies = [1, 2, 3].map((seed) => shareRight(replay({ ...WORLDS[name]!, seed })));
      expect(Math.min(...accuracies)).toBeGreaterThan(atLeast[name]!);
    });

    it.each(Object.keys(WORLDS))(
      '%s: and without any truth to learn from, better than a coin by far',
      (name) => {
        const accuracies = [1, 2, 3].map((seed) =>
          shareRight(replay({ ...WORLDS[name]!, seed }, { gold: false })),
        );
        expect(Math.min(...accuracies)).toBeGreaterThan(0.7);
      },
    );
  });
});
