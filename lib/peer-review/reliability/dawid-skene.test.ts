import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, fitDawidSkene, fitInTurns, UNKNOWN } from './dawid-skene';
import { newcomerPrior, ratesOf, recordOf, weightAfter, type Outcome } from './reviewer-rates';
import { GOOD, simulateAnswers, SPAMMERS, WORLDS } from './testing/simulate-answers';

const OPTIONS = {
  newcomer: newcomerPrior({ accuracy: 0.75, strength: 4 }),
  seen: { acceptable: 1, unacceptable: 1 },
};

/** Rows of an item, a worker, and whether they accept. */
function answersOf(rows: [item: number, worker: number, accepts: number][]): Answers {
  return {
    items: Math.max(-1, ...rows.map(([item]) => item)) + 1,
    workers: Math.max(-1, ...rows.map(([, worker]) => worker)) + 1,
    item: Int32Array.from(rows, ([item]) => item),
    worker: Int32Array.from(rows, ([, worker]) => worker),
    accepts: Uint8Array.from(rows, ([, , accepts]) => accepts),
  };
}

const table = fc
  .uniqueArray(fc.tuple(fc.nat(14), fc.nat(7), fc.nat(1)), {
    selector: ([item, worker]) => `${item} ${worker}`,
    maxLength: 80,
  })
  .map(answersOf);
const truths = fc.array(fc.constantFrom(UNKNOWN, 0, 1), { minLength: 15, maxLength: 15 });

const shareRight = (acceptable: Float64Array, truth: Int8Array) =>
  acceptable.filter((p, i) => p > 0.5 === (truth[i] === 1)).length / truth.length;

function majorityOf({ items, item, accepts }: Answers): Float64Array {
  const balance = new Float64Array(items).fill(0);
  item.forEach((i, n) => (balance[i]! += accepts[n] ? 1 : -1));
  return balance.map((votes) => Math.sign(votes) / 2 + 0.5);
}

describe('R9: all reviewers are fitted jointly (Dawid and Skene)', () => {
  it('climbs: the log-posterior never falls, with or without known items, and all stays a probability', () => {
    fc.assert(
      fc.property(
        table,
        truths,
        fc.array(fc.nat(1), { minLength: 15, maxLength: 15 }),
        (answers, known, of) => {
          const practice = Uint8Array.from(of.slice(0, answers.items));
          const weights = Float64Array.from(answers.item, (_, n) => 2 ** -(n % 5));
          for (const more of [
            {},
            { truth: Int8Array.from(known) },
            { truth: Int8Array.from(known), practice },
            { weights },
            { truth: Int8Array.from(known), practice, weights },
          ]) {
            const fit = fitDawidSkene(answers, { ...OPTIONS, ...more });
            fit.logPosteriors.forEach((value, n) =>
              expect(value).toBeGreaterThanOrEqual((fit.logPosteriors[n - 1] ?? -Infinity) - 1e-9),
            );
            for (const p of [...fit.acceptable, ...fit.sensitivity, ...fit.specificity, fit.prevalence]) {
              expect(p).toBeGreaterThanOrEqual(0);
              expect(p).toBeLessThanOrEqual(1);
            }
          }
        },
      ),
    );
  });

  it('takes the share of acceptable comments from comments, however many practice texts were answered', () => {
    const comments: [number, number, number][] = [0, 1, 2, 3].map((item) => [item, item % 2, 1]);
    const texts: [number, number, number][] = [4, 5, 6, 7, 8].map((item) => [item, item % 2, 0]);
    const truth = Int8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0);
    const practice = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1);
    const { prevalence, specificity } = fitDawidSkene(answersOf([...comments, ...texts]), {
      ...OPTIONS,
      truth,
      practice,
    });
    // Three of four, and one of two that count as seen.
    expect(prevalence).toBeCloseTo(4 / 6, 12);
    // What practice says of its reviewers counts all the same.
    expect(specificity[0]!).toBeGreaterThan(0.75);
  });

  it('ends where rates and items follow from one another, as both are defined', () => {
    const { right, wrong } = OPTIONS.newcomer.onAcceptable;
    const bayes = (prior: number, ifGood: number, ifBad: number) =>
      (prior * ifGood) / (prior * ifGood + (1 - prior) * ifBad);
    const product = (factors: number[]) => factors.reduce((all, each) => all * each, 1);
    const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);

    fc.assert(
      fc.property(table, truths, (answers, known) => {
        const fit = fitDawidSkene(answers, { ...OPTIONS, truth: Int8Array.from(known) });
        const rows = [...answers.item].map((item, n) => {
          const worker = answers.worker[n]!;
          return { item, worker, accepts: answers.accepts[n] === 1, p: fit.acceptable[item]! };
        });
        const all = [...fit.acceptable.keys()];

        let logPosterior = sum(
          [fit.prevalence, 1 - fit.prevalence].map((share) => Math.log(share)), // one item of each kind was seen
        );
        for (const item of all) {
          const on = rows.filter((row) => row.item === item);
          const ifGood = product(
            on.map(({ worker, accepts }) =>
              accepts ? fit.sensitivity[worker]! : 1 - fit.sensitivity[worker]!,
            ),
          );
          const ifBad = product(
            on.map(({ worker, accepts }) =>
              accepts ? 1 - fit.specificity[worker]! : fit.specificity[worker]!,
            ),
          );
          const [good, bad] = [fit.prevalence * ifGood, (1 - fit.prevalence) * ifBad];
          const isKnown = known[item] !== UNKNOWN;
          expect(fit.acceptable[item]).toBeCloseTo(
            isKnown ? known[item]! : bayes(fit.prevalence, ifGood, ifBad),
            9,
          );
          if (!isKnown) logPosterior += Math.log(good + bad);
          else if (on.length > 0) logPosterior += Math.log(known[item] === 1 ? good : bad);
        }

        for (const worker of new Set(answers.worker)) {
          const own = rows.filter((row) => row.worker === worker);
          const accepted = own.filter(({ accepts }) => accepts);
          const objected = own.filter(({ accepts }) => !accepts);
          const [sensitivity, specificity] = [fit.sensitivity[worker]!, fit.specificity[worker]!];
          expect(sensitivity).toBeCloseTo(
            (right + sum(accepted.map(({ p }) => p))) / (right + wrong + sum(own.map(({ p }) => p))),
            3,
          );
          expect(specificity).toBeCloseTo(
            (right + sum(objected.map(({ p }) => 1 - p))) / (right + wrong + sum(own.map(({ p }) => 1 - p))),
            3,
          );
        }
        for (let worker = 0; worker < answers.workers; worker += 1)
          for (const rate of [fit.sensitivity[worker]!, fit.specificity[worker]!])
            logPosterior += right * Math.log(rate) + wrong * Math.log(1 - rate);
        const answered = all.filter((item) => rows.some((row) => row.item === item));
        expect(fit.prevalence).toBeCloseTo(
          (1 + sum(answered.map((item) => fit.acceptable[item]!))) / (2 + answered.length),
          3,
        );
        expect(fit.logPosteriors.at(-1)).toBeCloseTo(logPosterior, 9);
      }),
    );
  });

  it('has verdicts weigh by their age in the rates of who gave them, as their records have them', () => {
    const answers = simulateAnswers(WORLDS['half of it spammers']!);
    const { items, workers, item, worker, accepts, truth } = answers;
    // The truth of every other item is known, and the answers to it come at times of their own; others all at once.
    const known = truth.map((t, i) => (i % 2 ? t : UNKNOWN));
    const weights = Float64Array.from(item, (i, n) => weightAfter(i % 2 ? n % 400 : i, 180));
    const fit = fitDawidSkene(answers, { ...OPTIONS, truth: known, weights });
    const outcomes = Array.from({ length: workers }, (): Outcome[] => []);
    item.forEach((i, n) =>
      outcomes[worker[n]!]!.push({
        accepts: accepts[n] === 1,
        acceptable: fit.acceptable[i]!,
        weight: weights[n]!,
      }),
    );
    for (let w = 0; w < workers; w += 1) {
      const rates = ratesOf(recordOf(outcomes[w]!), OPTIONS.newcomer);
      expect(fit.sensitivity[w]).toBeCloseTo(rates.sensitivity, 3);
      expect(fit.specificity[w]).toBeCloseTo(rates.specificity, 3);
    }
    expect(fit.comments).toBeLessThan(items);
    const even = new Float64Array(item.length).fill(1);
    expect(fitDawidSkene(answers, { ...OPTIONS, weights: even })).toEqual(fitDawidSkene(answers, OPTIONS));
  });

  it('follows who has become careless, and an old verdict says no less of its own comment', () => {
    // Two are right about all; the third was until half a year ago, and has accepted everything since.
    const given = Array.from({ length: 200 }, (_, i) => {
      const right = i % 2;
      return [0, 1, 2].map((w): [number, number, number] => [i, w, w === 2 && i >= 100 ? 1 : right]);
    }).flat();
    const answers = answersOf(given);
    const weights = Float64Array.from(answers.item, (i) => (i < 100 ? weightAfter(360, 180) : 1));
    const aged = fitDawidSkene(answers, { ...OPTIONS, weights });
    const flat = fitDawidSkene(answers, OPTIONS);
    expect(aged.specificity[2]!).toBeLessThan(flat.specificity[2]! - 0.2);
    expect(aged.acceptable[0]!).toBeLessThan(0.01);
  });

  it('ends where a further round would change nothing', () => {
    const answers = simulateAnswers(WORLDS['half of it spammers']!);
    const { logPosteriors } = fitDawidSkene(answers, OPTIONS);
    expect(logPosteriors.length).toBeLessThan(300);
    expect(logPosteriors.at(-1)! - logPosteriors.at(-2)!).toBeLessThan(1e-6);
  });

  it('lets the process do other things after each round, and comes to the same', async () => {
    const answers = simulateAnswers(WORLDS['half of it spammers']!);
    let [turns, fitting] = [0, true];
    const other = () => {
      turns += 1;
      if (fitting) setImmediate(other);
    };
    setImmediate(other);
    const fit = await fitInTurns(answers, OPTIONS).finally(() => (fitting = false));
    expect(fit).toEqual(fitDawidSkene(answers, OPTIONS));
    expect(turns).toBeGreaterThanOrEqual(fit.logPosteriors.length - 1);
  });

  it('is the same every time, in whatever order the answers come', () => {
    fc.assert(
      fc.property(table, (answers) => {
        const reversed = {
          ...answers,
          item: answers.item.toReversed(),
          worker: answers.worker.toReversed(),
          accepts: answers.accepts.toReversed(),
        };
        const [one, again, other] = [answers, answers, reversed].map((each) => fitDawidSkene(each, OPTIONS));
        expect(again).toEqual(one);
        // Near a saddle, rounding may decide which way it goes; on these it does not.
        other!.acceptable.forEach((p, i) => expect(p).toBeCloseTo(one!.acceptable[i]!, 3));
      }),
    );
  });

  it('treats both answers alike: all turned round, all probabilities turn round', () => {
    fc.assert(
      fc.property(table, (answers) => {
        const turned = { ...answers, accepts: answers.accepts.map((accepts) => 1 - accepts) };
        const [one, other] = [fitDawidSkene(answers, OPTIONS), fitDawidSkene(turned, OPTIONS)];
        other.acceptable.forEach((p, i) => expect(p).toBeCloseTo(1 - one.acceptable[i]!, 3));
      }),
    );
  });

  it('finds the rates and the prevalence that made the answers', () => {
    const world = {
      items: 1_000,
      prevalence: 0.7,
      perItem: 8,
      crowds: [
        { workers: 20, ...GOOD },
        { workers: 5, ...SPAMMERS },
      ],
      seed: 20,
    };
    const { rates, truth, ...answers } = simulateAnswers(world);
    const fit = fitDawidSkene(answers, OPTIONS);
    expect(fit.prevalence).toBeCloseTo(truth.filter((t) => t === 1).length / truth.length, 1);
    rates.forEach(({ sensitivity, specificity }, worker) => {
      expect(Math.abs(fit.sensitivity[worker]! - sensitivity)).toBeLessThan(0.12);
      expect(Math.abs(fit.specificity[worker]! - specificity)).toBeLessThan(0.2);
    });
  });

  it('keeps known items, and says nothing but the prevalence of an item that nobody answered', () => {
    const answers = answersOf([
      [0, 0, 1],
      [0, 1, 1],
      [2, 0, 0],
    ]);
    const fit = fitDawidSkene(answers, { ...OPTIONS, truth: Int8Array.of(0, UNKNOWN, UNKNOWN) });
    expect(fit.acceptable[0]).toBe(0);
    expect(fit.acceptable[1]).toBeCloseTo(fit.prevalence, 5);
    expect(fit.specificity[1]).toBeCloseTo(3 / 5, 5);
  });

  it('says with agreement that an item is what all say, and of a worker with one answer little', () => {
    const rows = [0, 1, 2, 3].flatMap((item): [number, number, number][] =>
      [0, 1, 2].map((worker) => [item, worker, item % 2]),
    );
    const { acceptable, sensitivity } = fitDawidSkene(answersOf([...rows, [1, 3, 0]]), OPTIONS);
    expect([...acceptable].map((p) => p > 0.9)).toEqual([false, true, false, true]);
    expect(sensitivity[3]).toBeGreaterThan(0.55);
  });

  it('has nothing to say about nothing', () => {
    expect(fitDawidSkene(answersOf([]), OPTIONS).prevalence).toBe(0.5);
  });

  describe('whatever the crowd', () => {
    // An even crowd gives a majority all there is, so that estimating rates costs a little. Elsewhere it gains.
    const atLeast: Record<string, number> = {
      'an even crowd': -0.06,
      'half of it spammers': 0.03,
      'a third says yes to everything': 0.05,
      'a fifth of it adversaries': 0.08,
      'few acceptable items': 0.01,
      'nearly all items acceptable': 0.01,
      'few answers a worker': -0.03,
    };

    it.each(Object.keys(WORLDS))(
      '%s: the two kinds keep their names, and a majority is not better',
      (name) => {
        const gains = [1, 2, 3].map((seed) => {
          const { truth, ...answers } = simulateAnswers({ ...WORLDS[name]!, seed });
          const fitted = shareRight(fitDawidSkene(answers, OPTIONS).acceptable, truth);
          return fitted - shareRight(majorityOf(answers), truth);
        });
        expect(Math.min(...gains)).toBeGreaterThan(atLeast[name]!);
      },
    );
  });
});
