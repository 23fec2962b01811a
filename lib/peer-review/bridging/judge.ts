/**
 * Which comments are valued across viewpoints. A reaction that does not lift tells where a member stands; no comment ends lower
 * for it than it would stand had nobody used one (docs/decisions/0016). Pure and deterministic.
 */
import type { PolicySettings } from '@/lib/policy/schemas';
import { atOnce, inTurns, type Steps } from '../reliability/in-turns';
import { boundIntercepts, fitViewpoints, type Ratings } from './viewpoints';

/** What one member makes of one comment. */
export type Opinion = {
  raterId: string;
  commentId: string;
  /** A verdict accepts it, or objects; null without one. */
  accepts: boolean | null;
  /** By a reaction that lifts. */
  values: boolean;
  /** By one that does not. */
  disagrees: boolean;
};

type Least = PolicySettings['ranking']['bridging'];

/** How much a comment is valued whatever the viewpoint: its intercept, and what one more rating could make of that. */
export type Interval = { lower: number; value: number; upper: number };

type Judgement = {
  /**
   * Of each comment that there is enough to tell about, by its id, the lower bound of how much it is valued whatever the viewpoint;
   * of none while the halves of the raters do not agree where the viewpoints part.
   */
  scores: Map<string, number>;
  /** Of the same comments, and also while the halves do not agree. */
  intervals: Map<string, Interval>;
  /** How the comments' factors correlate that two halves of the raters come to, from 0 to 1; null where there is too little to say. */
  agreement: number | null;
  raters: number;
  ratings: number;
  rounds: number;
};
type Fitted = Omit<Judgement, 'scores'>;

/** Judges comments by what members make of them, in whatever order that comes. */
export const judgeAcross = (opinions: readonly Opinion[], least: Least): Judgement =>
  atOnce(judge(opinions, least));

/** The same for very many opinions: others have their turn after each round. */
export const judgeInTurns = (opinions: readonly Opinion[], least: Least): Promise<Judgement> =>
  inTurns(judge(opinions, least));

/**
 * Twice: as if nobody had disagreed, and with it. Who disagrees makes viewpoints plain, and that lifts what both sides value; a
 * comment that it would not lift keeps the score that it has without.
 */
function* judge(opinions: readonly Opinion[], least: Least): Steps<Judgement> {
  // A reaction that was taken back may leave an opinion that says nothing.
  const sorted = opinions.filter((one) => isWord(one) || one.disagrees).sort(byIds);
  const judged = yield* judgeOnce(sorted, least);
  if (!sorted.some(({ disagrees }) => disagrees)) return toJudgement(judged);
  const without = yield* judgeOnce(withoutDisagreement(sorted), least);
  for (const [id, interval] of without.intervals) {
    const other = judged.intervals.get(id);
    if (!other || interval.lower > other.lower) judged.intervals.set(id, interval);
  }
  const agreements = [judged.agreement, without.agreement].filter((r) => r !== null);
  return toJudgement({ ...judged, agreement: agreements.length > 0 ? Math.max(...agreements) : null });
}

/** Once it can be told where viewpoints part, by either fit, both are believed. */
function toJudgement(fitted: Fitted): Judgement {
  const isStable = fitted.agreement !== null && fitted.agreement > STABLE_FROM;
  const scores = Array.from(fitted.intervals, ([id, { lower }]) => [id, lower] as const);
  return { ...fitted, scores: new Map(isStable ? scores : []) };
}

const byIds = (a: Opinion, b: Opinion) => compare(a.commentId, b.commentId) || compare(a.raterId, b.raterId);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const withoutDisagreement = (opinions: readonly Opinion[]): Opinion[] =>
  opinions.flatMap((opinion) => (isWord(opinion) ? { ...opinion, disagrees: false } : []));

/** It says whether the comment is worth reading. */
const isWord = ({ accepts, values }: Opinion) => values || accepts !== null;

function* judgeOnce(opinions: readonly Opinion[], least: Least): Steps<Fitted> {
  const core = coreOf(opinions, least);
  const raterIds = [...new Set(core.map(({ raterId }) => raterId))].sort(compare);
  const commentIds = [...new Set(core.map(({ commentId }) => commentId))];
  if (raterIds.length < least.raters)
    return { intervals: new Map(), agreement: null, raters: 0, ratings: 0, rounds: 0 };
  const places = {
    raters: raterIds.length,
    comments: commentIds.length,
    raterOf: placesOf(raterIds),
    commentOf: placesOf(commentIds),
  };
  const ratings = toRatings(core, places);
  const start = (rater: number) => startOf(raterIds[rater]!);
  const views = yield* fitViewpoints(ratings, start);
  const { lower, upper } = boundIntercepts(ratings, views);
  const agreement = yield* agreementOfHalves(ratings, start);
  return {
    intervals: new Map(
      commentIds.map((id, n) => [
        id,
        { lower: lower[n]!, value: views.comments.intercept[n]!, upper: upper[n]! },
      ]),
    ),
    agreement,
    raters: raterIds.length,
    ratings: core.length,
    rounds: views.rounds,
  };
}

/** The halves must come to factors of the comments that correlate by more than this. */
const STABLE_FROM = 0.5;
/** Comments that both halves must have rated for that to say anything. */
const LEAST_COMMENTS = 5;

/**
 * Every other rater, in the order of their ids, which is that in which they joined, is fitted alone, and so are those between them.
 * Which side is called which is chance in each half, so it is the correlation's size that counts, over the comments that both have rated.
 */
function* agreementOfHalves(ratings: Ratings, start: (rater: number) => number): Steps<number | null> {
  const factors: Float64Array[] = [];
  const rated: Uint8Array[] = [];
  for (const side of [0, 1]) {
    const places = [...ratings.rater.keys()].filter((k) => ratings.rater[k]! % 2 === side);
    const half = {
      ...ratings,
      rater: Int32Array.from(places, (k) => ratings.rater[k]!),
      comment: Int32Array.from(places, (k) => ratings.comment[k]!),
      value: Uint8Array.from(places, (k) => ratings.value[k]!),
    };
    factors.push((yield* fitViewpoints(half, start)).comments.factor);
    const has = new Uint8Array(ratings.comments);
    for (const n of half.comment) has[n] = 1;
    rated.push(has);
  }
  const both = [...rated[0]!.keys()].filter((n) => rated[0]![n] === 1 && rated[1]![n] === 1);
  if (both.length < LEAST_COMMENTS) return null;
  return Math.abs(
    correlation(
      both.map((n) => factors[0]![n]!),
      both.map((n) => factors[1]![n]!),
    ),
  );
}

/** Pearson's; 0 where one side does not vary. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const product = (f: (n: number) => number) => xs.reduce((sum, _, n) => sum + f(n), 0);
  const spread = Math.sqrt(product((n) => (xs[n]! - mx) ** 2) * product((n) => (ys[n]! - my) ** 2));
  return spread < 1e-12 ? 0 : product((n) => (xs[n]! - mx) * (ys[n]! - my)) / spread;
}

/** What is left when comments with too few words, and raters with too few opinions, are left out until nothing changes. */
function coreOf(opinions: readonly Opinion[], { ratingsPerComment, ratingsPerRater }: Least): Opinion[] {
  let core = [...opinions];
  for (let before = Infinity; core.length < before;) {
    before = core.length;
    const words = tally(core.filter(isWord), ({ commentId }) => commentId);
    core = core.filter(({ commentId }) => (words.get(commentId) ?? 0) >= ratingsPerComment);
    const given = tally(core, ({ raterId }) => raterId);
    core = core.filter(({ raterId }) => given.get(raterId)! >= ratingsPerRater);
  }
  return core;
}

function tally<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

const placesOf = (ids: readonly string[]) => new Map(ids.map((id, place) => [id, place]));

type Places = {
  raters: number;
  comments: number;
  raterOf: ReadonlyMap<string, number>;
  commentOf: ReadonlyMap<string, number>;
};

const toRatings = (
  opinions: readonly Opinion[],
  { raters, comments, raterOf, commentOf }: Places,
): Ratings => ({
  raters,
  comments,
  rater: Int32Array.from(opinions, ({ raterId }) => raterOf.get(raterId)!),
  comment: Int32Array.from(opinions, ({ commentId }) => commentOf.get(commentId)!),
  value: Uint8Array.from(opinions, (opinion) => (isFor(opinion) ? 1 : 0)),
});

/** Who disagrees may have found it fit to be posted, and is not for it; who values it all the same is. */
const isFor = ({ values, disagrees, accepts }: Opinion) => values || (!disagrees && accepts === true);

/** A small number between -0.1 and 0.1 that is a member's own: FNV-1a over their id. Which side is called which follows from it. */
function startOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return ((hash >>> 0) / 0xffffffff - 0.5) / 5;
}
