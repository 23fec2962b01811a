import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/testing/dice';
import { judgeAcross, judgeInTurns, type Opinion } from './judge';
import { rankOf } from './rules';

const least = { ratingsPerComment: 5, ratingsPerRater: 5, raters: 10 };

type Kind = 'valued by both' | 'adored by one' | 'adored by the other';

/** Two camps read the same comments; what one adores the other disagrees with. Six of ten members of each value what both value. */
function twoCamps(sizes: { one: number; other: number }, seed: number): Opinion[] {
  const dice = seededDice(seed);
  const opinions: Opinion[] = [];
  for (let u = 0; u < sizes.one + sizes.other; u += 1)
    for (let n = 0; n < 60; n += 1) {
      if (dice() > 0.5) continue;
      const values = dice() < chance(kindOf(n), u < sizes.one);
      const verdict = dice() < 0.15;
      const disagrees = !values && kindOf(n) !== 'valued by both' && dice() < 0.7;
      if (values || disagrees || verdict)
        opinions.push({
          raterId: `u${u}`,
          commentId: `c${n}`,
          values,
          disagrees,
          accepts: verdict ? true : null,
        });
    }
  return opinions;
}

const kinds: Kind[] = ['valued by both', 'adored by one', 'adored by the other'];
const kindOf = (n: number): Kind => kinds[n % 3]!;
function chance(kind: Kind, isOne: boolean): number {
  if (kind === 'valued by both') return 0.6;
  return (kind === 'adored by one') === isOne ? 0.95 : 0.05;
}

const valuing = (opinions: readonly Opinion[], kind: Kind) =>
  opinions.filter(({ values, commentId }) => values && kindOf(Number(commentId.slice(1))) === kind).length;

function scoresByKind(scores: ReadonlyMap<string, number>): Record<Kind, number[]> {
  const byKind: Record<Kind, number[]> = {
    'valued by both': [],
    'adored by one': [],
    'adored by the other': [],
  };
  for (const [id, score] of scores) byKind[kindOf(Number(id.slice(1)))].push(score);
  return byKind;
}

const shuffled = <T>(all: readonly T[], seed: number): T[] => {
  const dice = seededDice(seed);
  return all
    .map((one) => [dice(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
};

describe('of two camps', () => {
  it.each([
    { one: 30, other: 30 },
    { one: 100, other: 20 },
    { one: 20, other: 150 },
  ])('what both value is lifted above what either adores: %j', (sizes) => {
    for (const seed of [1, 2, 3]) {
      const { scores } = judgeAcross(twoCamps(sizes, seed), least);
      const { 'valued by both': both, ...adored } = scoresByKind(scores);
      expect(both).toHaveLength(20);
      const adoredScores = Object.values(adored).flat();
      expect(adoredScores).toHaveLength(40);
      expect(Math.min(...both)).toBeGreaterThan(Math.max(...adoredScores));
    }
  });

  it('though more members value what the greater camp adores', () => {
    const opinions = twoCamps({ one: 100, other: 20 }, 1);
    expect(valuing(opinions, 'adored by one')).toBeGreaterThan(1.2 * valuing(opinions, 'valued by both'));
    const byKind = scoresByKind(judgeAcross(opinions, least).scores);
    expect(Math.max(...byKind['adored by one'])).toBeLessThan(Math.min(...byKind['valued by both']));
  });
});

describe('the same opinions', () => {
  it('give the same scores in whatever order they come', async () => {
    const opinions = twoCamps({ one: 30, other: 20 }, 5);
    const before = judgeAcross(opinions, least);
    for (const seed of [1, 2]) {
      const { scores } = judgeAcross(shuffled(opinions, seed), least);
      expect(scores.size).toBe(before.scores.size);
      for (const [id, score] of scores) expect(Math.abs(score - before.scores.get(id)!)).toBeLessThan(1e-6);
    }
    expect((await judgeInTurns(opinions, least)).scores).toEqual(before.scores);
  });

  it('but a few move the scores little', () => {
    const opinions = shuffled(twoCamps({ one: 40, other: 25 }, 6), 1);
    const before = judgeAcross(opinions, least).scores;
    const after = judgeAcross(opinions.slice(0, Math.ceil(opinions.length * 0.99)), least).scores;
    const moves = [...after].map(([id, score]) => Math.abs(score - before.get(id)!));
    expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(0.01);
    expect(Math.max(...moves)).toBeLessThan(0.1);
  });
});

const opinion = fc.record({
  raterId: fc.integer({ min: 0, max: 14 }).map((n) => `u${n}`),
  commentId: fc.integer({ min: 0, max: 8 }).map((n) => `c${n}`),
  accepts: fc.constantFrom(true, true, false, null),
  values: fc.boolean(),
  disagrees: fc.boolean(),
});
const opinions = fc.uniqueArray(opinion, {
  selector: ({ raterId, commentId }) => `${raterId} ${commentId}`,
  maxLength: 120,
});
const few = { ratingsPerComment: 2, ratingsPerRater: 2, raters: 3 };

describe('whatever members say', () => {
  it('scores are numbers', () => {
    fc.assert(
      fc.property(opinions, (given) => {
        for (const score of judgeAcross(given, few).scores.values()) {
          expect(Number.isFinite(score)).toBe(true);
          expect(Math.abs(score)).toBeLessThan(2);
        }
      }),
    );
  });

  it('a reaction that does not lift leaves no comment lower than if nobody had used one', () => {
    fc.assert(
      fc.property(opinions, (given) => {
        const judged = judgeAcross(given, few).scores;
        const agreeable = given.map((one) => ({ ...one, disagrees: false }));
        for (const [id, score] of judgeAcross(agreeable, few).scores)
          expect(judged.get(id)).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('nothing is told of a comment with too few words, or by too few members', () => {
    expect(judgeAcross([], least)).toEqual({ scores: new Map(), raters: 0, ratings: 0, rounds: 0 });
    const camps = twoCamps({ one: 30, other: 30 }, 1);
    expect(judgeAcross(camps, { ...least, raters: 61 }).scores.size).toBe(0);
    const lonely = camps.filter(({ commentId, raterId }) => commentId !== 'c0' || raterId < 'u12');
    expect(judgeAcross(lonely, least).scores.has('c0')).toBe(false);
    // Disagreement is no word about what a comment is worth.
    const disputed = camps.map((one) =>
      one.commentId === 'c1' ? { ...one, values: false, accepts: null, disagrees: true } : one,
    );
    expect(judgeAcross(disputed, least).scores.has('c1')).toBe(false);
  });
});

describe('the rank', () => {
  it('puts what was judged before what was not, and goes by “top” while too little is', () => {
    const scores = [-1.5, -0.2, 0, 0.4, 1.5];
    const ranks = scores.map((score) => rankOf({ score, topScore: 0.9, enough: true }));
    expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
    for (const rank of ranks) expect(rank > 1 && rank < 2).toBe(true);
    expect(rankOf({ score: null, topScore: 0.9, enough: true })).toBe(0.9);
    expect(rankOf({ score: 1, topScore: 0.9, enough: false })).toBe(0.9);
  });
});
