import { describe, expect, it } from 'vitest';
import { fitDawidSkene, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { fitOptionsOf } from '@/lib/peer-review/reliability/fit-options';
import { simulateAnswers, WORLDS } from '@/lib/peer-review/reliability/testing/simulate-answers';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import type { OnlineSettings } from './decide-in-order';
import { evaluate } from './evaluate';
import { readAnswers } from './read-answers';
import { toText } from './report';

const SETTINGS: OnlineSettings = { policy: defaultSettings.review, commentsPerDay: 20 };

const run = (answers: Parameters<typeof evaluate>[0]) =>
  evaluate(answers, { settings: SETTINGS, draws: 2, dice: seededDice });

describe('the evaluation', () => {
  const answers = simulateAnswers({ ...WORLDS['half of it spammers']!, items: 200, perItem: 6 });

  it('has every method at every number of reviews, and uses no more than there are', () => {
    const results = run(answers);
    expect(results.map(({ method, reviews }) => `${method} ${reviews}`)).toEqual(
      [3, 5, 7, 'all'].flatMap((reviews) =>
        ['majority', 'site', 'dawid-skene'].map((method) => `${method} ${reviews}`),
      ),
    );
    const used = (sites: boolean) =>
      results.flatMap(({ method, reviewsUsed }) => ((method === 'site') === sites ? reviewsUsed : []));
    expect(used(false)).toEqual([3, 3, 5, 5, 6, 6, 6, 6]);
    used(true).forEach((reviews, n) => expect(reviews).toBeLessThanOrEqual([3, 5, 6, 6][n]!));
    // It asks for no more once they suffice.
    expect(used(true).at(-1)).toBeLessThan(5.5);
    for (const { accuracy, published } of results) {
      expect(accuracy).toBeGreaterThan(0.5);
      expect(accuracy).toBeLessThanOrEqual(1);
      expect(published).toBeGreaterThan(0);
      expect(published).toBeLessThan(1);
    }
  });

  it('gives more with weights than a majority does, where half of the crowd are spammers', () => {
    const results = run(answers);
    const accuracy = (method: string) =>
      results.find((r) => r.method === method && r.reviews === 5)!.accuracy!;
    expect(accuracy('site')).toBeGreaterThan(accuracy('majority') + 0.02);
    expect(accuracy('dawid-skene')).toBeGreaterThan(accuracy('majority') + 0.02);
  });

  it('says how true the odds are', () => {
    // One worker on eight items: of the six that they accept one is not acceptable, and neither are those that they object to.
    const rows = [1, 1, 1, 1, 1, 0, 0, 0].map((gold, n) => `a\t${n}\t${n < 6 ? 1 : 0}\t${gold}`);
    const read = readAnswers(`worker\titem\tresponse\tgold\n${rows.join('\n')}\n`);
    const policy = { ...SETTINGS.policy, publishAt: 0.7, prior: 0.5 };
    const results = evaluate(read, { settings: { ...SETTINGS, policy }, draws: 1, dice: seededDice });
    const fitted = results.find(({ method }) => method === 'dawid-skene')!;
    const { acceptable } = fitDawidSkene(read, fitOptionsOf(policy));
    const [yes, no] = [acceptable[0]!, acceptable[7]!];
    expect(fitted).toMatchObject({ published: 6 / 8, wrong: 1 / 6 });
    expect(fitted.statedWrong).toBeCloseTo(1 - yes, 9);
    expect(fitted.brier).toBeCloseTo((5 * (1 - yes) ** 2 + yes ** 2 + 2 * no ** 2) / 8, 9);
    expect(fitted.ece).toBeCloseTo((6 * Math.abs(yes - 5 / 6) + 2 * no) / 8, 9);
  });

  it('is the same in every run', () => {
    expect(run(answers)).toEqual(run(answers));
  });

  it('counts a tied majority as half right, and as referred', () => {
    const tied = readAnswers('worker\titem\tresponse\tgold\na\tx\t1\t1\nb\tx\t0\t1\n');
    expect(run(tied)[0]).toEqual({
      method: 'majority',
      reviews: 3,
      accuracy: 0.5,
      published: 0,
      statedWrong: null,
      wrong: null,
      brier: null,
      ece: null,
      reviewsUsed: 2,
    });
  });

  it('has no accuracy without gold, and scores those alone that have it', () => {
    const none = { ...answers, truth: answers.truth.map(() => UNKNOWN) };
    expect(run(none).map(({ accuracy }) => accuracy)).toEqual(new Array(12).fill(null));
    const half = { ...answers, truth: answers.truth.map((t, i) => (i % 2 ? t : UNKNOWN)) };
    for (const { accuracy } of run(half)) expect(accuracy).toBeGreaterThan(0.6);
  });

  it('is printed for a person, with its terms', () => {
    const text = toText({ file: 'a.tsv', answers, results: run(answers), settings: SETTINGS, draws: 2 });
    expect(text).toContain('a.tsv: 200 items, gold for 200; 50 workers, 1200 answers. Mean of 2 draws.');
    expect(text).toMatch(/all +dawid-skene( +\d+\.\d %){5}( +\d\.\d{3}){2} +6\.00\n/);
    expect(text).toMatch(/Of the workers, \d+ are better than chance/);
    expect(text).toContain('a tie counts half');
  });
});
