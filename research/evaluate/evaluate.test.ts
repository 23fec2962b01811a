import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { SETTINGS, simulateAnswers, WORLDS } from '@/lib/peer-review/reliability/testing/simulate-answers';
import { seededDice } from '@/lib/testing/dice';
import { evaluate } from './evaluate';
import { readAnswers } from './read-answers';
import { toText } from './report';

const run = (answers: Parameters<typeof evaluate>[0]) =>
  evaluate(answers, { settings: SETTINGS, draws: 2, dice: seededDice });

describe('the evaluation', () => {
  const answers = simulateAnswers({ ...WORLDS['half of it spammers']!, items: 200, perItem: 6 });

  it('has every method at every number of reviews, and uses no more than there are', () => {
    const results = run(answers);
    expect(results.map(({ method, reviews }) => `${method} ${reviews}`)).toEqual(
      [3, 5, 7, 'all'].flatMap((reviews) =>
        ['majority', 'online', 'dawid-skene'].map((method) => `${method} ${reviews}`),
      ),
    );
    expect(results.map(({ reviewsUsed }) => reviewsUsed)).toEqual([3, 3, 3, 5, 5, 5, 6, 6, 6, 6, 6, 6]);
    for (const { accuracy, referred } of results) {
      expect(accuracy).toBeGreaterThan(0.5);
      expect(accuracy).toBeLessThanOrEqual(1);
      expect(referred).toBeGreaterThan(0);
      expect(referred).toBeLessThan(1);
    }
  });

  it('gives more with weights than a majority does, where half of the crowd are spammers', () => {
    const results = run(answers);
    const accuracy = (method: string) =>
      results.find((r) => r.method === method && r.reviews === 5)!.accuracy!;
    expect(accuracy('online')).toBeGreaterThan(accuracy('majority') + 0.02);
    expect(accuracy('dawid-skene')).toBeGreaterThan(accuracy('majority') + 0.02);
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
      referred: 1,
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
    expect(text).toMatch(/all +dawid-skene +\d\d\.\d % +\d\d\.\d % +6\.00\n/);
    expect(text).toMatch(/Of the workers, \d+ are better than chance/);
    expect(text).toContain('a tie counts half');
  });
});
