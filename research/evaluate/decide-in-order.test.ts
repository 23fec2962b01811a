import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from '@/lib/peer-review/assignment/rules';
import { decide, isEffective } from '@/lib/peer-review/decision/decide';
import { fitDawidSkene, UNKNOWN, type Answers, type Fit } from '@/lib/peer-review/reliability/dawid-skene';
import { fitOptionsOf, priorAfter } from '@/lib/peer-review/reliability/fit-options';
import {
  probabilityFromReviews,
  ratesOf,
  recordOf,
  weightAfter,
  type Outcome,
} from '@/lib/peer-review/reliability/reviewer-rates';
import { simulateAnswers, type World, WORLDS } from '@/lib/peer-review/reliability/testing/simulate-answers';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import { runs } from '@/lib/testing/property-runs';
import { decideInOrder, type OnlineSettings } from './decide-in-order';

const orderOf = (items: number, seed: number) =>
  Int32Array.from(shuffle([...new Array(items).keys()], seededDice(seed)));

/** The policy as it is by default, and a site with twenty comments a day. */
const TESTED: OnlineSettings = { policy: defaultSettings.review, commentsPerDay: 20 };
const { policy } = TESTED;
const { newcomer, seen } = fitOptionsOf(policy);
const settingsWith = ({ commentsPerDay = 20, halfLifeDays = 180 }): OnlineSettings => ({
  policy: { ...policy, reliability: { ...policy.reliability, halfLifeDays } },
  commentsPerDay,
});

function replay(world: World, { gold = true } = {}) {
  const { truth, ...answers } = simulateAnswers(world);
  const order = orderOf(world.items, world.seed);
  const known = gold ? truth : new Int8Array(truth.length).fill(UNKNOWN);
  return { truth, order, endings: decideInOrder({ answers, order, truth: known }, TESTED) };
}

const shareRight = ({ truth, order, endings }: ReturnType<typeof replay>) =>
  endings.filter(({ probability }, n) => probability > 0.5 === (truth[order[n]!] === 1)).length /
  order.length;

describe('R9: the decision as the site takes it', () => {
  it('asks for no more than the rule that decides on the site does, of newcomers whom it believes as that does', () => {
    const answers = simulateAnswers({ ...WORLDS['an even crowd']!, perItem: 9 });
    const truth = new Int8Array(answers.items).fill(UNKNOWN);
    const rates = ratesOf(recordOf([]), newcomer);
    const ends = new Set<string>();
    for (let item = 0; item < 40; item += 1) {
      const [ending] = decideInOrder({ answers, order: Int32Array.of(item), truth }, TESTED);
      const given = [...answers.item.keys()]
        .filter((n) => answers.item[n] === item)
        .map((n) => ({ accepts: answers.accepts[n] === 1, rates }));
      const upTo = given.map((_, n) => decide(given.slice(0, n + 1), policy, null));
      const last = upTo.findIndex(({ outcome }) => outcome !== 'continue');
      const { outcome, probability } = upTo[last]!;
      expect(ending).toEqual({ published: outcome === 'publish', probability, reviews: last + 1 });
      ends.add(`${outcome} ${last + 1}`);
    }
    expect([...ends]).toEqual(expect.arrayContaining(['object 3', 'publish 3', 'publish 5']));
  });

  it('leaves to a moderator what nobody else reviews', () => {
    const answers = simulateAnswers({ ...WORLDS['an even crowd']!, perItem: 2 });
    const truth = new Int8Array(answers.items).fill(UNKNOWN);
    const endings = decideInOrder({ answers, order: orderOf(answers.items, 1), truth }, TESTED);
    expect(new Set(endings.map(({ published }) => published))).toEqual(new Set([false]));
  });

  const unknown = (items: number) => new Int8Array(items).fill(UNKNOWN);

  /**
   * What the reviewers of an item come to, with the records that these outcomes make of them; and what each answer's item is then
   * believed to be in its own reviewer's record, by the others.
   */
  function judged(item: number, answers: Answers, outcomes: Outcome[][], fit: Fit | null = null) {
    const places = [...answers.item.keys()].filter((n) => answers.item[n] === item);
    const reviews = places.map((n) => ({
      accepts: answers.accepts[n] === 1,
      rates: ratesOf(recordOf(outcomes[answers.worker[n]!]!), newcomer),
    }));
    const asOfNow = { ...policy, prior: priorAfter(fit, policy.prior) };
    const upTo = reviews.map((_, n) => decide(reviews.slice(0, n + 1), asOfNow, null));
    const last = upTo.findIndex(({ outcome }) => outcome !== 'continue');
    const { probability } = upTo.at(last)!;
    const voices = reviews.slice(0, last === -1 ? undefined : last + 1);
    const others = (left: number) =>
      probabilityFromReviews(
        voices.filter((one, n) => n !== left && isEffective(one.rates, policy)),
        asOfNow.prior,
      );
    return { probability, believed: new Map(voices.map((_, n) => [places[n]!, others(n)])) };
  }

  /** The answers that were reviews, of items that were given so many. */
  function reviewsAmong(answers: Answers, given: ReadonlyMap<number, number>): number[] {
    const counted = new Map<number, number>();
    return [...answers.item.keys()].filter((n) => {
      const item = answers.item[n]!;
      const place = counted.get(item) ?? 0;
      counted.set(item, place + 1);
      return place < (given.get(item) ?? 0);
    });
  }

  /** The outcomes of each worker's reviews, by what is believed of what each answer was about. */
  const outcomesOf = (
    answers: Answers,
    { believed, weight }: { believed: ReadonlyMap<number, number>; weight: number },
  ): Outcome[][] => {
    const all = Array.from({ length: answers.workers }, (): Outcome[] => []);
    for (const [n, acceptable] of believed)
      all[answers.worker[n]!]!.push({ accepts: answers.accepts[n] === 1, acceptable, weight });
    return all;
  };

  it('takes within a day what was decided before for as probable as its other reviewers made it', () => {
    const { truth: _, rates: _rates, ...answers } = simulateAnswers(WORLDS['half of it spammers']!);
    const order = orderOf(answers.items, 4).subarray(0, 30);
    const endings = decideInOrder(
      { answers, order, truth: unknown(answers.items) },
      settingsWith({ commentsPerDay: 30 }),
    );
    const believed = new Map<number, number>();
    for (const [n, item] of order.entries()) {
      const found = judged(item, answers, outcomesOf(answers, { believed, weight: 1 }));
      expect(endings[n]!.probability).toBeCloseTo(found.probability, 9);
      for (const [answer, value] of found.believed) believed.set(answer, value);
    }
  });

  it('knows in the morning what the fit made of the day before, and moderators of what was not published', () => {
    const { truth, rates: _, ...answers } = simulateAnswers(WORLDS['half of it spammers']!);
    const order = orderOf(answers.items, 4).subarray(0, 41);
    // What is not decided here would be calibration, were it known.
    const known = truth.map((t, item) => (order.includes(item) ? t : UNKNOWN));
    const settings = settingsWith({ commentsPerDay: 40, halfLifeDays: 3 });
    const endings = decideInOrder({ answers, order, truth: known }, settings);

    const yesterday = order.subarray(0, 40);
    const settled = unknown(answers.items);
    yesterday.forEach((item, n) => {
      if (!endings[n]!.published) settled[item] = truth[item]!;
    });
    const given = new Map([...yesterday].map((item, n) => [item, endings[n]!.reviews]));
    const places = reviewsAmong(answers, given);
    const past = {
      ...answers,
      item: Int32Array.from(places, (n) => answers.item[n]!),
      worker: Int32Array.from(places, (n) => answers.worker[n]!),
      accepts: Uint8Array.from(places, (n) => answers.accepts[n]!),
    };
    const weight = weightAfter(1, 3);
    const weights = new Float64Array(places.length).fill(weight);
    const fit = fitDawidSkene(past, { newcomer, seen, truth: settled, weights });
    const believed = new Map(places.map((n) => [n, fit.acceptable[answers.item[n]!]!]));
    const outcomes = outcomesOf(answers, { believed, weight });
    expect(endings[40]!.probability).toBeCloseTo(judged(order[40]!, answers, outcomes, fit).probability, 9);
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
    const settings = settingsWith({ commentsPerDay: 1, halfLifeDays: 2 });
    const endings = decideInOrder({ answers, order, truth }, settings);

    const weights = Float64Array.from({ length: 5 }, (_, n) => weightAfter(5 - n, 2));
    const fit = fitDawidSkene(answersUpTo(5), { newcomer, seen, weights });
    const believed = [...fit.acceptable.subarray(0, 5), truth[5]];
    const outcomes = believed.map((acceptable, n) => ({
      accepts: said[n] === 1,
      acceptable,
      weight: weightAfter(6 - n, 2),
    }));
    expect(endings[6]!.probability).toBeCloseTo(judged(6, answers, [outcomes], fit).probability, 9);
  });

  it('R7: gives calibration before the first review and the fourth, and then one to ten reviews', () => {
    const [comments, calibrations] = [30, 5];
    const items = comments + calibrations;
    const truth = Int8Array.from({ length: items }, (_, item) => (item < comments ? UNKNOWN : 1));
    truth[items - 1] = UNKNOWN;
    const decideAll = (wrong: number | null) =>
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
        // Who accepts everything is hardly better than chance.
        { policy: { ...policy, calibrationRate: 0.1, effectiveFrom: 0 }, commentsPerDay: 100 },
      );
    const right = decideAll(null);
    const known = Array.from({ length: calibrations }, (_, k) =>
      decideAll(comments + k).findIndex(({ probability }, n) => probability !== right[n]!.probability),
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
        const before = decideInOrder({ answers, order, truth }, TESTED);
        const after = decideInOrder(other, TESTED);
        expect(after.slice(0, cut)).toEqual(before.slice(0, cut));
      }),
      { numRuns: runs(20) },
    );
  });

  it('learns the truth of a comment that it did not publish at night, and never that of a published one', () => {
    const { truth, ...answers } = simulateAnswers({ ...WORLDS['an even crowd']!, items: 60 });
    const order = orderOf(60, 3);
    const endings = decideInOrder({ answers, order, truth }, TESTED);
    const turned = (published: boolean) => {
      const other = truth.slice();
      order.subarray(0, 20).forEach((item, n) => {
        if (endings[n]!.published === published) other[item] = 1 - other[item]!;
      });
      return decideInOrder({ answers, order, truth: other }, TESTED);
    };
    expect(turned(true).slice(0, 40)).toEqual(endings.slice(0, 40));
    expect(turned(false).slice(0, 20)).toEqual(endings.slice(0, 20));
    expect(turned(false).slice(20, 40)).not.toEqual(endings.slice(20, 40));
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
          endings: decideInOrder({ answers, order, truth: known }, TESTED),
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
