/**
 * Which comments are valued across viewpoints. A reaction that does not lift tells where a member stands; no comment ends lower
 * for it than it would stand had nobody used one (docs/decisions/0016). Pure and deterministic.
 */
import type { PolicySettings } from '@/lib/policy/schemas';
import { atOnce, inTurns, type Steps } from '../reliability/in-turns';
import { fitViewpoints, type Ratings } from './viewpoints';

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

type Judgement = {
  /** Of each comment that there is enough to tell about, by its id: how much it is valued whatever the viewpoint. */
  scores: Map<string, number>;
  raters: number;
  ratings: number;
  rounds: number;
};

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
  if (!sorted.some(({ disagrees }) => disagrees)) return judged;
  const without = yield* judgeOnce(withoutDisagreement(sorted), least);
  for (const [id, score] of without.scores)
    judged.scores.set(id, Math.max(score, judged.scores.get(id) ?? -Infinity));
  return judged;
}

const byIds = (a: Opinion, b: Opinion) => compare(a.commentId, b.commentId) || compare(a.raterId, b.raterId);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const withoutDisagreement = (opinions: readonly Opinion[]): Opinion[] =>
  opinions.flatMap((opinion) => (isWord(opinion) ? { ...opinion, disagrees: false } : []));

/** It says whether the comment is worth reading. */
const isWord = ({ accepts, values }: Opinion) => values || accepts !== null;

function* judgeOnce(opinions: readonly Opinion[], least: Least): Steps<Judgement> {
  const core = coreOf(opinions, least);
  const raterIds = [...new Set(core.map(({ raterId }) => raterId))].sort(compare);
  const commentIds = [...new Set(core.map(({ commentId }) => commentId))];
  if (raterIds.length < least.raters) return { scores: new Map(), raters: 0, ratings: 0, rounds: 0 };
  const places = {
    raters: raterIds.length,
    comments: commentIds.length,
    raterOf: placesOf(raterIds),
    commentOf: placesOf(commentIds),
  };
  const views = yield* fitViewpoints(toRatings(core, places), (rater) => startOf(raterIds[rater]!));
  return {
    scores: new Map(commentIds.map((id, n) => [id, views.comments.intercept[n]!])),
    raters: raterIds.length,
    ratings: core.length,
    rounds: views.rounds,
  };
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
