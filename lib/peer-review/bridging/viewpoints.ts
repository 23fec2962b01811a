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

export type Viewpoints = {
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
  const all = sumUp(others, { own, other, value, mean: views.mean, size });
  const usual = own.length / size;
  let moved = 0;
  for (let i = 0; i < size; i += 1) {
    const ratings = counts[i]!;
    if (ratings === 0) continue;
    const sums = { count: ratings, f: all.f[i]!, ff: all.ff[i]!, r: all.r[i]!, rf: all.rf[i]! };
    const { intercept, factor } = solve(sums, usual);
    moved = Math.max(moved, Math.abs(intercept - side.intercept[i]!), Math.abs(factor - side.factor[i]!));
    side.intercept[i] = intercept;
    side.factor[i] = factor;
  }
  return moved;
}

/** Of each on one side, over its ratings: how many, and the sums of the others' factors, of what is left to explain, and of their products. */
type Sums<T> = { count: T; f: T; ff: T; r: T; rf: T };

function sumUp(
  others: Side,
  {
    own,
    other,
    value,
    mean,
    size,
  }: { own: Int32Array; other: Int32Array; value: Uint8Array; mean: number; size: number },
): Sums<Float64Array> {
  const none = () => new Float64Array(size);
  const sums = { count: none(), f: none(), ff: none(), r: none(), rf: none() };
  for (let k = 0; k < own.length; k += 1) {
    const [i, j] = [own[k]!, other[k]!];
    const f = others.factor[j]!;
    const rest = value[k]! - mean - others.intercept[j]!;
    sums.count[i]! += 1;
    sums.f[i]! += f;
    sums.ff[i]! += f * f;
    sums.r[i]! += rest;
    sums.rf[i]! += rest * f;
  }
  return sums;
}

/** The two numbers that explain these ratings best, each held to 0 by as much as `usual` ratings count. */
function solve({ count, f, ff, r, rf }: Sums<number>, usual: number): { intercept: number; factor: number } {
  const a = count + usual * INTERCEPT_WEIGHT;
  const d = ff + usual * FACTOR_WEIGHT;
  const determinant = a * d - f * f;
  return { intercept: (r * d - rf * f) / determinant, factor: (rf * a - r * f) / determinant };
}

/** How far one more rating could move each comment's intercept. */
export type Bounds = { lower: Float64Array; upper: Float64Array };

/**
 * The uncertainty of each comment's intercept as Community Notes has it ("Modeling uncertainty" in its note ranking algorithm): raters
 * are held as they are, one extreme rating is added, and the comment's own two numbers are solved again. The rating says yes or no,
 * and comes from a rater with the least or the greatest intercept, and with the least, the greatest or no factor. The bounds are the
 * least and the greatest intercept that follows from any of the twelve, or from none.
 */
export function boundIntercepts(ratings: Ratings, views: Viewpoints): Bounds {
  const { raters, comments, mean } = views;
  const size = ratings.comments;
  const all = sumUp(raters, { own: ratings.comment, other: ratings.rater, value: ratings.value, mean, size });
  const usual = ratings.value.length / size;
  const bounds = { lower: comments.intercept.slice(), upper: comments.intercept.slice() };
  for (const given of extremes(raters))
    for (let n = 0; n < size; n += 1) {
      const rest = given.value - mean - given.intercept;
      const sums = {
        count: all.count[n]! + 1,
        f: all.f[n]! + given.factor,
        ff: all.ff[n]! + given.factor ** 2,
        r: all.r[n]! + rest,
        rf: all.rf[n]! + rest * given.factor,
      };
      const { intercept } = solve(sums, usual);
      bounds.lower[n] = Math.min(bounds.lower[n]!, intercept);
      bounds.upper[n] = Math.max(bounds.upper[n]!, intercept);
    }
  return bounds;
}

function extremes({ intercept, factor }: Side): { value: number; intercept: number; factor: number }[] {
  const ends = (all: Float64Array) => [
    all.reduce((a, b) => Math.min(a, b)),
    all.reduce((a, b) => Math.max(a, b)),
  ];
  return [0, 1].flatMap((value) =>
    ends(intercept).flatMap((i) => [0, ...ends(factor)].map((f) => ({ value, intercept: i, factor: f }))),
  );
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
