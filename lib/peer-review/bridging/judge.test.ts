import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { judgeAcross, judgeInTurns, type Opinion } from './judge';
import { rankOf } from './rules';
import { atOnce } from '../reliability/in-turns';
import { boundIntercepts, fitViewpoints, type Ratings } from './viewpoints';

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
    const before = judgeAcross(opinions, least).intervals;
    const after = judgeAcross(opinions.slice(0, Math.ceil(opinions.length * 0.99)), least).intervals;
    // The bounds go by the most extreme rater as well, who may be another.
    for (const [of, most] of [
      ['value', 0.01],
      ['lower', 0.03],
    ] as const) {
      const moves = [...after].map(([id, now]) => Math.abs(now[of] - before.get(id)![of]));
      expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(most);
      expect(Math.max(...moves)).toBeLessThan(0.1);
    }
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
        const { intervals, scores, agreement } = judgeAcross(given, few);
        for (const { lower, value, upper } of intervals.values()) {
          expect(lower).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(upper);
          expect(Math.max(Math.abs(lower), Math.abs(upper))).toBeLessThan(2);
        }
        for (const [id, score] of scores) expect(score).toBeLessThanOrEqual(intervals.get(id)!.upper);
        if (agreement === null || agreement <= 0.5) expect(scores.size).toBe(0);
      }),
    );
  });

  it('a reaction that does not lift leaves no comment lower than if nobody had used one', () => {
    fc.assert(
      fc.property(opinions, (given) => {
        const judged = judgeAcross(given, few);
        const agreeable = judgeAcross(
          given.map((one) => ({ ...one, disagrees: false })),
          few,
        );
        for (const [id, score] of agreeable.scores)
          expect(judged.scores.get(id)).toBeGreaterThanOrEqual(score);
        for (const [id, { lower }] of agreeable.intervals)
          expect(judged.intervals.get(id)!.lower).toBeGreaterThanOrEqual(lower);
      }),
    );
  });

  it('nothing is told of a comment with too few words, or by too few members', () => {
    expect(judgeAcross([], least)).toEqual({
      scores: new Map(),
      intervals: new Map(),
      agreement: null,
      raters: 0,
      ratings: 0,
      rounds: 0,
    });
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

describe('until two halves of the raters agree where viewpoints part', () => {
  /** Members of one mind: each comment is valued by a share of them, whoever they are. */
  function oneMind(seed: number): Opinion[] {
    const dice = seededDice(seed);
    return Array.from({ length: 60 * 60 }, (_, n) => [n % 60, Math.floor(n / 60)] as const).flatMap(
      ([n, u]) => {
        if (dice() > 0.5) return [];
        const values = dice() < (n + 1) / 62;
        return {
          raterId: `u${u}`,
          commentId: `c${n}`,
          values,
          disagrees: false,
          accepts: values ? null : false,
        };
      },
    );
  }

  it('nothing is told of any comment: what a factor finds in one camp is chance', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { scores, intervals, agreement } = judgeAcross(oneMind(seed), least);
      expect(agreement).toBeLessThan(0.5);
      expect(scores.size).toBe(0);
      expect(intervals.size).toBe(60);
    }
  });

  it('and of two camps it is told, by the lower bounds', () => {
    const { scores, intervals, agreement } = judgeAcross(twoCamps({ one: 30, other: 30 }, 1), least);
    expect(agreement).toBeGreaterThan(0.9);
    expect(scores.size).toBe(60);
    for (const [id, { lower, value }] of intervals) {
      expect(scores.get(id)).toBe(lower);
      expect(lower).toBeLessThan(value);
    }
  });

  it('too few comments say nothing of it', () => {
    const camps = twoCamps({ one: 30, other: 30 }, 1).filter(
      ({ commentId }) => Number(commentId.slice(1)) < 4,
    );
    expect(judgeAcross(camps, { ...least, ratingsPerRater: 1 })).toMatchObject({ agreement: null });
  });
});

describe('the bounds of a score', () => {
  const ratings = (raters: number, seed = 1): Ratings => {
    const dice = seededDice(seed);
    const given = Array.from(
      { length: raters * 12 },
      (_, k) => [k % raters, Math.floor(k / raters)] as const,
    );
    return {
      raters,
      comments: 12,
      rater: Int32Array.from(given, ([u]) => u),
      comment: Int32Array.from(given, ([, n]) => n),
      value: Uint8Array.from(given, ([u, n]) => Number(dice() < (u % 2 === n % 2 ? 0.8 : 0.3))),
    };
  };
  const fit = (of: Ratings) => atOnce(fitViewpoints(of, (u) => (u % 2 ? 0.05 : -0.04)));

  it('are the least and the greatest that one extreme rating more can make of it, raters staying as they are', () => {
    const of = ratings(16);
    const views = fit(of);
    const { intercept, factor } = views.raters;
    const ends = (all: Float64Array) => [Math.min(...all), Math.max(...all)];
    const usual = of.value.length / of.comments;
    const found = boundIntercepts(of, views);
    for (let n = 0; n < of.comments; n += 1) {
      const own = [...of.comment.keys()]
        .filter((k) => of.comment[k] === n)
        .map((k) => ({ r: of.value[k]! - views.mean - intercept[of.rater[k]!]!, f: factor[of.rater[k]!]! }));
      const all = [views.comments.intercept[n]!];
      for (const value of [0, 1])
        for (const i of ends(intercept))
          for (const f of [0, ...ends(factor)]) {
            const given = [...own, { r: value - views.mean - i, f }];
            // One number after the other, until both are the best.
            let [x, y] = [0, 0];
            for (let round = 0; round < 500; round += 1) {
              x = given.reduce((sum, one) => sum + one.r - y * one.f, 0) / (given.length + usual * 0.15);
              y =
                given.reduce((sum, one) => sum + (one.r - x) * one.f, 0) /
                (given.reduce((sum, one) => sum + one.f ** 2, 0) + usual * 0.03);
            }
            all.push(x);
          }
      expect(found.lower[n]).toBeCloseTo(Math.min(...all), 6);
      expect(found.upper[n]).toBeCloseTo(Math.max(...all), 6);
    }
  });

  it('lie nearer to it the more have rated', () => {
    const width = (raters: number) => {
      const of = ratings(raters);
      const { lower, upper } = boundIntercepts(of, fit(of));
      return upper.reduce((sum, each, n) => sum + each - lower[n]!, 0) / of.comments;
    };
    expect(width(80)).toBeLessThan(width(10) / 3);
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
