import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from '@/lib/peer-review/assignment/rules';
import { seededDice } from '@/lib/testing/dice';
import { runs } from '@/lib/testing/property-runs';
import { fitDawidSkene, UNKNOWN, type Answers } from './dawid-skene';
import { decideInOrder } from './online';
import { probabilityFromReviews, ratesOf, recordOf, weightAfter, type Outcome } from './reviewer-rates';
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

  const unknown = (items: number) => new Int8Array(items).fill(UNKNOWN);
  const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);

  /** What the reviewers of an item say, with the records that these outcomes make of them. */
  function judged(
    item: number,
    answers: Answers,
    { outcomes, prior }: { outcomes: Outcome[][]; prior: number },
  ) {
    const places = [...answers.item.keys()].filter((n) => answers.item[n] === item);
    const reviews = places.map((n) => ({
      accepts: answers.accepts[n] === 1,
      rates: ratesOf(recordOf(outcomes[answers.worker[n]!]!), SETTINGS.newcomer),
    }));
    return probabilityFromReviews(reviews, prior);
  }

  /** The outcomes of each worker's answers, where an item is believed to be acceptable. */
  const outcomesOf = (
    answers: Answers,
    { believed, weight }: { believed: Map<number, number>; weight: number },
  ): Outcome[][] => {
    const all = Array.from({ length: answers.workers }, (): Outcome[] => []);
    answers.item.forEach((item, n) => {
      const acceptable = believed.get(item);
      const accepts = answers.accepts[n] === 1;
      if (acceptable !== undefined) all[answers.worker[n]!]!.push({ accepts, acceptable, weight });
    });
    return all;
  };

  it('takes within a day what was decided before for as probable as it was then', () => {
    const { truth: _, rates: _rates, ...answers } = simulateAnswers(WORLDS['half of it spammers']!);
    const order = orderOf(answers.items, 4).subarray(0, 30);
    const settings = { ...SETTINGS, commentsPerDay: 30 };
    const probabilities = decideInOrder({ answers, order, truth: unknown(answers.items) }, settings);
    const believed = new Map<number, number>();
    for (const [n, item] of order.entries()) {
      const { acceptable, unacceptable } = SETTINGS.seen;
      const prior = (acceptable + sum([...believed.values()])) / (acceptable + unacceptable + n);
      const outcomes = outcomesOf(answers, { believed, weight: 1 });
      expect(probabilities[n]).toBeCloseTo(judged(item, answers, { outcomes, prior }), 9);
      believed.set(item, probabilities[n]!);
    }
  });

  it('knows in the morning what the fit made of the day before, and moderators of what was referred', () => {
    const { truth, rates: _, ...answers } = simulateAnswers(WORLDS['half of it spammers']!);
    const order = orderOf(answers.items, 4).subarray(0, 41);
    const settings = { ...SETTINGS, commentsPerDay: 40, halfLifeDays: 3 };
    // What is not decided here would be calibration, were it known.
    const known = truth.map((t, item) => (order.includes(item) ? t : UNKNOWN));
    const probabilities = decideInOrder({ answers, order, truth: known }, settings);

    const yesterday = order.subarray(0, 40);
    const settled = unknown(answers.items);
    yesterday.forEach((item, n) => {
      if (probabilities[n]! < settings.publishAt) settled[item] = truth[item]!;
    });
    const places = [...answers.item.keys()].filter((n) => yesterday.includes(answers.item[n]!));
    const past = {
      ...answers,
      item: Int32Array.from(places, (n) => answers.item[n]!),
      worker: Int32Array.from(places, (n) => answers.worker[n]!),
      accepts: Uint8Array.from(places, (n) => answers.accepts[n]!),
    };
    const fit = fitDawidSkene(past, { newcomer: SETTINGS.newcomer, seen: SETTINGS.seen, truth: settled });
    const believed = new Map([...yesterday].map((item) => [item, fit.acceptable[item]!]));
    const { acceptable, unacceptable } = SETTINGS.seen;
    const prior = (acceptable + sum([...believed.values()])) / (acceptable + unacceptable + 40);
    const outcomes = outcomesOf(answers, { believed, weight: weightAfter(1, 3) });
    expect(probabilities[40]).toBeCloseTo(judged(order[40]!, answers, { outcomes, prior }), 9);
  });

  it('lets a night go by that adds little: verdicts grow older all the same, and moderators are heard', () => {
    // One comment a day, by one reviewer. The fifth night fits anew; the sixth, with a fifth more to go by, does not.
    const said = [1, 1, 0, 1, 1, 0, 1];
    const answersUpTo = (count: number): Answers => ({
      items: said.length,
      workers: 1,
      item: Int32Array.from({ length: count }, (_, n) => n),
      worker: new Int32Array(count),
      accepts: Uint8Array.from(said.slice(0, count)),
    });
    const [answers, order] = [answersUpTo(7), Int32Array.from(said.keys())];
    const truth = unknown(7);
    truth[5] = 0;
    const settings = { ...SETTINGS, commentsPerDay: 1, halfLifeDays: 2 };
    const probabilities = decideInOrder({ answers, order, truth }, settings);

    const { newcomer, seen } = SETTINGS;
    const fit = fitDawidSkene(answersUpTo(5), { newcomer, seen });
    const believed = [...fit.acceptable.subarray(0, 5), truth[5]];
    const outcomes = believed.map((acceptable, n) => ({
      accepts: said[n] === 1,
      acceptable,
      weight: weightAfter(6 - n, 2),
    }));
    const prior = (seen.acceptable + sum(believed)) / (seen.acceptable + seen.unacceptable + 6);
    expect(probabilities[6]).toBeCloseTo(judged(6, answers, { outcomes: [outcomes], prior }), 9);
  });

  it('R7: gives calibration before the first review and the fourth, and then one to ten reviews', () => {
    const [comments, calibrations] = [30, 5];
    const items = comments + calibrations;
    const truth = Int8Array.from({ length: items }, (_, item) => (item < comments ? UNKNOWN : 1));
    truth[items - 1] = UNKNOWN;
    const decide = (wrong: number | null) =>
      decideInOrder(
        {
          answers: {
            items,
            workers: 1,
            item: Int32Array.from({ length: items }, (_, n) => n),
            worker: new Int32Array(items),
            accepts: Uint8Array.from({ length: items }, (_, n) => Number(n !== wrong)),
          },
          order: Int32Array.from({ length: comments }, (_, n) => n),
          truth,
        },
        { ...SETTINGS, commentsPerDay: 100 },
      );
    const right = decide(null);
    const known = Array.from({ length: calibrations }, (_, k) =>
      decide(comments + k).findIndex((p, n) => p !== right[n]),
    );
    // Of the fifth, nobody knows what it is.
    expect(known).toEqual([0, 3, 16, 26, -1]);
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
