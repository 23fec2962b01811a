/**
 * `npm run review:viewpoints`: made-up readers of two camps, and how well each order of comments agrees with what both camps approve, by
 * the number of ratings that a comment has. docs/decisions/0016-the-orders-of-comments.md
 */
import { leastShare } from '@/lib/comments/ranking/rules';
import { judgeAcross, type Opinion } from '@/lib/peer-review/bridging/judge';
import { seededDice } from '@/lib/platform/dice';
import { normal } from '@/lib/peer-review/simulation/chance';
import { meanOf } from '@/lib/peer-review/simulation/estimate';

const RATINGS = [6, 10, 20, 40];
const RUNS = 10;
const [MEMBERS, COMMENTS] = [200, 300];
/** Members of the greater camp. */
const GREATER = 0.6;
/** How much comments differ in what everybody makes of them, and in what parts the camps, in log-odds. */
const [QUALITY, PARTING] = [1, 1.5];
/** All that was rated is judged, so that the orders compare. */
const EVERYTHING = { ratingsPerComment: 1, ratingsPerRater: 1, raters: 2 };

type Figures = Record<'wilson' | 'score' | 'lower bound' | 'agreement of halves' | 'in use', number>;

for (const parting of [PARTING, 0]) {
  console.log(parting > 0 ? `Two camps of ${MEMBERS} members` : 'One camp');
  for (const ratings of RATINGS) {
    const runs = Array.from({ length: RUNS }, (_, n) => tryOnce(ratings, { parting, seed: n + 1 }));
    const names = Object.keys(runs[0]!) as (keyof Figures)[];
    const means = names.map((name) => `${name} ${meanOf(runs.map((run) => run[name])).toFixed(2)}`);
    console.log(`${String(ratings).padStart(4)} ratings a comment: ${means.join(', ')}`);
  }
}

/** Rank correlations with the share of the less friendly camp that approves. */
function tryOnce(ratings: number, { parting, seed }: { parting: number; seed: number }): Figures {
  const dice = seededDice(seed);
  const opinions: Opinion[] = [];
  const approved: number[] = [];
  const wilson: number[] = [];
  for (let n = 0; n < COMMENTS; n += 1) {
    const [quality, side] = [QUALITY * normal(dice), parting * normal(dice)];
    const chances = [quality + side, quality - side].map((odds) => 1 / (1 + Math.exp(-odds)));
    approved.push(Math.min(...chances));
    const raters = new Set<number>();
    while (raters.size < ratings) raters.add(Math.floor(dice() * MEMBERS));
    let valued = 0;
    for (const rater of raters) {
      const values = dice() < chances[rater < GREATER * MEMBERS ? 0 : 1]!;
      if (values) valued += 1;
      opinions.push({
        raterId: `u${rater}`,
        commentId: `c${n}`,
        values,
        accepts: values ? null : false,
        disagrees: false,
      });
    }
    wilson.push(leastShare({ valued, all: ratings }));
  }
  const { intervals, agreement, scores } = judgeAcross(opinions, EVERYTHING);
  const of = (bound: 'value' | 'lower') => approved.map((_, n) => intervals.get(`c${n}`)![bound]);
  return {
    wilson: rankCorrelation(approved, wilson),
    score: rankCorrelation(approved, of('value')),
    'lower bound': rankCorrelation(approved, of('lower')),
    'agreement of halves': agreement ?? 0,
    'in use': scores.size > 0 ? 1 : 0,
  };
}

/** Spearman's, ties by their mean rank. */
function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [ranksOf(xs), ranksOf(ys)];
  const middle = (xs.length - 1) / 2;
  const product = (us: readonly number[], vs: readonly number[]) =>
    us.reduce((sum, u, n) => sum + (u - middle) * (vs[n]! - middle), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}
