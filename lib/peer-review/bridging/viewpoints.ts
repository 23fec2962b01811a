/**
 * Who stands where, found from nothing but who values what: one-factor matrix factorisation as Community Notes describes it
 * ("Note ranking algorithm", communitynotes.x.com/guide; S. Wojcik and others, "Birdwatch", arXiv:2210.15723). A rating of comment
 * n by member u is taken to be mu + i_u + i_n + f_u f_n. Intercepts are held down five times as hard as factors, so that whatever
 * viewpoints can explain, they do; what is left in i_n is what people value whatever their viewpoint. Pure and deterministic.
 */
import type { Steps } from '../reliability/in-turns';

/** Who rated what: one place in each list a rating. Raters and comments are numbered from 0. */
export type Ratings = {
  raters: number;
  comments: number;
  rater: Int32Array;
  comment: Int32Array;
  /** 1: worth reading, 0: not so. */
  value: Uint8Array;
};

/** Intercepts and factors of the raters or of the comments, by their numbers. */
type Side = { intercept: Float64Array; factor: Float64Array };

type Viewpoints = {
  /** What everybody gives everything. */
  mean: number;
  raters: Side;
  comments: Side;
  rounds: number;
};

/**
 * The published weights, of intercepts and of factors: each counts as often as the average rater, or comment, has ratings. So what
 * few have rated stays nearer to 0 than what many have.
 */
const INTERCEPT_WEIGHT = 0.15;
const FACTOR_WEIGHT = 0.03;
/** Converged: no number moved by more in a round. */
const TOLERANCE = 1e-9;
const MOST_ROUNDS = 1_000;
/** A mean square that is as good as 0: there is one viewpoint only. */
const NOTHING = 1e-100;

/**
 * Fits by alternating least squares: the best raters for these comments, the best comments for these raters, and so on. Every
 * round lowers the loss. `start` says where the factors begin, near 0 and not all alike: it depends on who a rater is and on nothing
 * else, so that the same members are told apart the same way in every fit.
 */
export function* fitViewpoints(ratings: Ratings, start: (rater: number) => number): Steps<Viewpoints> {
  const { raters: m, comments: n } = ratings;
  const raters = {
    intercept: new Float64Array(m),
    factor: Float64Array.from({ length: m }, (_, u) => start(u)),
  };
  const comments = { intercept: new Float64Array(n), factor: new Float64Array(n) };
  const views: Viewpoints = { mean: fitMean(ratings, 0, { raters, comments }), raters, comments, rounds: 0 };
  const sides = { raters: count(m, ratings.rater), comments: count(n, ratings.comment) };
  for (let moved = 1; moved > TOLERANCE && views.rounds < MOST_ROUNDS; views.rounds += 1) {
    moved = Math.max(
      fitSide(comments, {
        own: ratings.comment,
        other: ratings.rater,
        others: raters,
        ratings,
        views,
        counts: sides.comments,
      }),
      fitSide(raters, {
        own: ratings.rater,
        other: ratings.comment,
        others: comments,
        ratings,
        views,
        counts: sides.raters,
      }),
    );
    balance(raters, comments);
    const mean = fitMean(ratings, views.mean, views);
    moved = Math.max(moved, Math.abs(mean - views.mean));
    views.mean = mean;
    yield;
  }
  return views;
}

type Known = {
  /** Of each rating: its number on the side that is fitted, and on the other. */
  own: Int32Array;
  other: Int32Array;
  others: Side;
  ratings: Pick<Ratings, 'value'>;
  views: Pick<Viewpoints, 'mean'>;
  /** Ratings of each on the side that is fitted. */
  counts: Float64Array;
};

/**
 * The best intercept and factor of each on one side, the other side being what it is: two unknowns each, solved at once. Returns
 * how far the furthest intercept or factor moved.
 */
function fitSide(side: Side, { own, other, others, ratings: { value }, views, counts }: Known): number {
  const size = side.intercept.length;
  const [sumF, sumFF, sumR, sumRF] = Array.from({ length: 4 }, () => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let k = 0; k < own.length; k += 1) {
    const [i, j] = [own[k]!, other[k]!];
    const f = others.factor[j]!;
    const rest = value[k]! - views.mean - others.intercept[j]!;
    sumF[i]! += f;
    sumFF[i]! += f * f;
    sumR[i]! += rest;
    sumRF[i]! += rest * f;
  }
  const usual = own.length / size;
  let moved = 0;
  for (let i = 0; i < size; i += 1) {
    const ratings = counts[i]!;
    if (ratings === 0) continue;
    const a = ratings + usual * INTERCEPT_WEIGHT;
    const d = sumFF[i]! + usual * FACTOR_WEIGHT;
    const determinant = a * d - sumF[i]! * sumF[i]!;
    const intercept = (sumR[i]! * d - sumRF[i]! * sumF[i]!) / determinant;
    const factor = (sumRF[i]! * a - sumR[i]! * sumF[i]!) / determinant;
    moved = Math.max(moved, Math.abs(intercept - side.intercept[i]!), Math.abs(factor - side.factor[i]!));
    side.intercept[i] = intercept;
    side.factor[i] = factor;
  }
  return moved;
}

function fitMean(
  { rater, comment, value }: Ratings,
  before: number,
  { raters, comments }: Pick<Viewpoints, 'raters' | 'comments'>,
) {
  if (value.length === 0) return before;
  let rest = 0;
  for (let k = 0; k < value.length; k += 1) {
    const [u, n] = [rater[k]!, comment[k]!];
    rest +=
      value[k]! - raters.intercept[u]! - comments.intercept[n]! - raters.factor[u]! * comments.factor[n]!;
  }
  return rest / (value.length * (1 + INTERCEPT_WEIGHT));
}

/** Twice the one factor and half the other say the same: of all such pairs the lightest, which is where the rounds lead, slowly. */
function balance(raters: Side, comments: Side): void {
  const [own, other] = [weightOf(raters.factor), weightOf(comments.factor)];
  if (own < NOTHING || other < NOTHING) return;
  const scale = (other / own) ** 0.25;
  for (let u = 0; u < raters.factor.length; u += 1) raters.factor[u]! *= scale;
  for (let n = 0; n < comments.factor.length; n += 1) comments.factor[n]! /= scale;
}

/** The mean square. */
const weightOf = (factor: Float64Array) => factor.reduce((sum, f) => sum + f * f, 0) / factor.length;

/** How many ratings each has. */
function count(size: number, numbers: Int32Array): Float64Array {
  const counts = new Float64Array(size);
  for (const i of numbers) counts[i]! += 1;
  return counts;
}
