import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { UNKNOWN, type Answers } from './dawid-skene';
import { pairAgreements, pairAgreementsInTurns } from './pair-agreement';
import type { Rates } from './reviewer-rates';
import { GOOD, simulateAnswers, WORLDS } from './testing/simulate-answers';

const unknown = (items: number) => new Int8Array(items).fill(UNKNOWN);

/** The world's answers, but the workers who are named all say what the first of them says. */
function withCopies({ answers, copies }: { answers: Answers; copies: readonly number[] }): Answers {
  const said = new Map<number, number>();
  const accepts = answers.accepts.map((given, n) => {
    if (!copies.includes(answers.worker[n]!)) return given;
    const item = answers.item[n]!;
    said.set(item, said.get(item) ?? given);
    return said.get(item)!;
  });
  return { ...answers, accepts };
}

const SMALL = { items: 800, prevalence: 0.7, perItem: 5, crowds: [{ workers: 12, ...GOOD }], seed: 11 };

describe('R12: reviewers who agree far above chance', () => {
  it.each(Object.entries(WORLDS).filter(([, { perItem }]) => perItem > 3))(
    'are not found where everybody judges alone: %s',
    (_, world) => {
      const crowd = {
        ...world,
        crowds: world.crowds.map((one) => ({ ...one, workers: Math.ceil(one.workers / 4) })),
      };
      const { truth: _truth, rates, ...answers } = simulateAnswers(crowd);
      const pairs = pairAgreements({
        answers,
        rates,
        truth: unknown(answers.items),
        prevalence: world.prevalence,
      });
      expect(pairs.length).toBeGreaterThan(20);
      expect(pairs.filter(({ correlated }) => correlated)).toEqual([]);
    },
  );

  it('expects of them what happens where everybody judges alone', () => {
    const { truth, rates, ...answers } = simulateAnswers(SMALL);
    for (const known of [truth, unknown(answers.items)]) {
      const pairs = pairAgreements({ answers, rates, truth: known, prevalence: SMALL.prevalence });
      const sum = (value: (pair: (typeof pairs)[number]) => number) =>
        pairs.reduce((total, pair) => total + value(pair), 0);
      const [shared, agreed, expected] = [sum((p) => p.shared), sum((p) => p.agreed), sum((p) => p.expected)];
      expect(shared).toBeGreaterThan(1000);
      expect(Math.abs(agreed - expected) / shared).toBeLessThan(0.02);
    }
  });

  it('expects of each pair what all answers that leave a comment contested make of it', () => {
    const rate = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    const rates = fc.array(fc.record({ sensitivity: rate, specificity: rate }), {
      minLength: 3,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rates, rate, fc.constantFrom(UNKNOWN, 0, 1), (given, prevalence, known) => {
        const [items, workers] = [8, given.length];
        const answers: Answers = {
          items,
          workers,
          item: Int32Array.from({ length: items * workers }, (_, n) => Math.floor(n / workers)),
          worker: Int32Array.from({ length: items * workers }, (_, n) => n % workers),
          accepts: Uint8Array.from({ length: items * workers }, (_, n) => Number(n % workers === 0)),
        };
        const truth = new Int8Array(items).fill(known);
        const pairs = pairAgreements({ answers, rates: given, truth, prevalence });
        expect(pairs).toHaveLength((workers * (workers - 1)) / 2);

        const good = known === UNKNOWN ? prevalence : known;
        for (const { first, second, expected } of pairs) {
          let [agreeing, contested] = [0, 0];
          // Each way in which they can answer, but for all one way and all the other.
          for (let way = 1; way < 2 ** workers - 1; way += 1) {
            const says = (w: number) => (way >> w) % 2 === 1;
            const likely = (isGood: boolean) =>
              given.reduce((product, { sensitivity, specificity }, w) => {
                const accepting = isGood ? sensitivity : 1 - specificity;
                return product * (says(w) ? accepting : 1 - accepting);
              }, 1);
            const weight = good * likely(true) + (1 - good) * likely(false);
            contested += weight;
            if (says(first) === says(second)) agreeing += weight;
          }
          expect(expected / items).toBeCloseTo(agreeing / contested, 9);
        }
      }),
    );
  });

  it('are found where two copy one another, and nobody else with them', () => {
    const { truth: _, rates, ...alone } = simulateAnswers(SMALL);
    const answers = withCopies({ answers: alone, copies: [3, 9] });
    const pairs = pairAgreements({
      answers,
      rates,
      truth: unknown(answers.items),
      prevalence: SMALL.prevalence,
    });
    const found = pairs.filter(({ correlated }) => correlated);
    expect(found.map(({ first, second }) => [first, second])).toEqual([[3, 9]]);
    expect(found[0]!.agreed).toBe(found[0]!.shared);
    expect(found[0]!.chance).toBeLessThan(1e-4);
  });

  it('are not those who are alike: two who accept everything agree no more than that says', () => {
    const yes: Rates = { sensitivity: 0.95, specificity: 0.1 };
    const world = {
      ...SMALL,
      crowds: [
        { workers: 10, ...GOOD },
        { workers: 6, ...yes },
      ],
    };
    const { truth: _, rates, ...answers } = simulateAnswers(world);
    const pairs = pairAgreements({ answers, rates, truth: unknown(answers.items), prevalence: 0.7 });
    expect(pairs.filter(({ correlated }) => correlated)).toEqual([]);
  });

  it('needs eight contested comments that both have reviewed', () => {
    const rows = (items: number): Answers => ({
      items,
      workers: 3,
      item: Int32Array.from({ length: items * 3 }, (_, n) => Math.floor(n / 3)),
      worker: Int32Array.from({ length: items * 3 }, (_, n) => n % 3),
      accepts: Uint8Array.from({ length: items * 3 }, (_, n) => (n % 3 === 2 ? 0 : 1)),
    });
    const pairsOf = (items: number) =>
      pairAgreements({
        answers: rows(items),
        rates: [GOOD, GOOD, GOOD],
        truth: unknown(items),
        prevalence: 0.5,
      });
    expect(pairsOf(7)).toEqual([]);
    expect(pairsOf(8)).toMatchObject([
      { first: 0, second: 1, shared: 8, agreed: 8, correlated: true },
      { first: 0, second: 2, shared: 8, agreed: 0, chance: 1, correlated: false },
      { first: 1, second: 2, shared: 8, agreed: 0, chance: 1, correlated: false },
    ]);
    // Of three alike who are split, each pair agrees in a third of cases.
    expect(pairsOf(8)[0]).toMatchObject({
      expected: expect.closeTo(8 / 3, 9),
      chance: expect.closeTo(3 ** -8, 9),
    });
  });

  it('says nothing of comments with two reviewers: where those differ, nobody can agree', () => {
    const answers: Answers = {
      items: 8,
      workers: 2,
      item: Int32Array.from({ length: 16 }, (_, n) => Math.floor(n / 2)),
      worker: Int32Array.from({ length: 16 }, (_, n) => n % 2),
      accepts: Uint8Array.from({ length: 16 }, (_, n) => n % 2),
    };
    expect(pairAgreements({ answers, rates: [GOOD, GOOD], truth: unknown(8), prevalence: 0.5 })).toEqual([]);
  });

  it('lets the process do other things after every thousand comments, and comes to the same', async () => {
    const { truth, rates, ...answers } = simulateAnswers({ ...SMALL, items: 4_000 });
    const crowd = { answers, rates, truth, prevalence: SMALL.prevalence };
    let [turns, counting] = [0, true];
    const other = () => {
      turns += 1;
      if (counting) setImmediate(other);
    };
    setImmediate(other);
    expect(await pairAgreementsInTurns(crowd).finally(() => (counting = false))).toEqual(
      pairAgreements(crowd),
    );
    // Over two thousand of them are contested, and looked at twice.
    expect(turns).toBeGreaterThanOrEqual(6);
    expect(turns).toBeLessThan(12);
  });

  it('says nothing about what everybody agrees on, and is the same every time', () => {
    const random = seededDice(5);
    const workers = 6;
    const accepts = Uint8Array.from({ length: 20 * workers }, () => 1);
    const answers: Answers = {
      items: 20,
      workers,
      item: Int32Array.from(accepts, (_, n) => Math.floor(n / workers)),
      worker: Int32Array.from(accepts, (_, n) => n % workers),
      accepts,
    };
    const crowd = {
      answers,
      rates: new Array<Rates>(workers).fill(GOOD),
      truth: unknown(20),
      prevalence: 0.5,
    };
    expect(pairAgreements(crowd)).toEqual([]);
    const mixed = { ...crowd, answers: { ...answers, accepts: accepts.map(() => (random() < 0.5 ? 1 : 0)) } };
    expect(pairAgreements(mixed)).toEqual(pairAgreements(mixed));
  });
});
