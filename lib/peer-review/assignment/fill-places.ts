import type { SqlTx } from '@/lib/platform/db';
import { lockComments, type LockedComment } from '@/lib/comments/lock-comments';
import type { Policy } from '@/lib/policy/schemas';
import { LANGUAGE } from '../calibration/language';
import { wordsToRead } from './reading-time';
import {
  calibrationPlaces,
  hasNeed,
  isOverdue,
  longWaitingSince,
  outranksCalibration,
  pickBatch,
  shuffle,
  weightOfFitness,
  type Candidate,
} from './rules';
import {
  claimPairs,
  drawItems,
  findArticlesInReview,
  findCandidates,
  findLeasable,
  lockAtOnce,
  type Assignment,
  type Duty,
  type ReviewerFacts,
} from './store';

/** The neediest comments that are looked at for one batch. Of more with the same need, those count that have waited longest. */
const CANDIDATES = 100;
/** Looks at the pool before calibration fills what others were quicker to take. */
const ATTEMPTS = 3;

/** When a batch is dealt, and by which dice. */
export type Moment = { at: Date; random: () => number };

export type Dealing = Moment & {
  tx: SqlTx;
  duty: Duty;
  /** The reviewer's own comment, which the duty is for. */
  own: LockedComment;
  policy: Policy;
  reviewer: ReviewerFacts;
  /** Comments that this transaction holds, beside the own one: also those that nothing is leased on in the end. */
  locked: Set<string>;
};

/** What a place in a batch can hold. */
export type Place = {
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  articleId: string;
  words: number;
  /** Of a comment; null for a calibration item. */
  authorId: string | null;
};

/**
 * Fills places of a batch: hidden calibration items first, then comments, then items where comments are too few, and only when
 * those run out too, comments by somebody who is reviewing the reviewer (R2, R7). A suspended reviewer gets items alone (R13).
 * There may be fewer than are wanted.
 */
export async function fillPlaces(dealing: Dealing, wanted: number, kept: Assignment[]): Promise<Place[]> {
  if (wanted <= 0) return [];
  const { policy, random, reviewer, at } = dealing;
  const { maxWaitHours } = policy.review;
  const hidden = calibrationPlaces(wanted, { given: reviewer.given, policy: policy.review, random });
  const places = await drawCalibration(dealing, hidden, []);
  const draw = async (mayBe: (candidate: Candidate) => boolean) => {
    const taken = { kept, places, mayBe };
    places.push(...(await drawComments(dealing, wanted - places.length, taken)));
  };
  if (!reviewer.suspended) await draw((candidate) => outranksCalibration(candidate, { at, maxWaitHours }));
  places.push(...(await drawCalibration(dealing, wanted - places.length, places)));
  if (!reviewer.suspended) await draw(() => true);
  return shuffle(places, random);
}

// ── Comments ───────────────────────────────────────────────────────────────────────────────────

type Taken = { kept: Assignment[]; places: Place[]; mayBe: (candidate: Candidate) => boolean };

/** Comments from the pool, their rows locked and their need seen under the lock: never more leases than a comment needs. */
async function drawComments(
  dealing: Dealing,
  count: number,
  { kept, places, mayBe }: Taken,
): Promise<Place[]> {
  const { random, reviewer } = dealing;
  const drawn: Place[] = [];
  const mutual = new Set<string>();
  for (let attempt = 0; attempt < ATTEMPTS && drawn.length < count; attempt += 1) {
    const had = [...places, ...drawn];
    const authorsInBatch = [
      ...reviewer.authorsDone,
      ...kept.flatMap((a) => a.comment?.authorId ?? []),
      ...had.flatMap(({ authorId }) => authorId ?? []),
    ];
    const wish = { count: count - drawn.length, authorsInBatch };
    const candidates = (await lookForCandidates(dealing, wish))
      .filter(({ id }) => !had.some(({ commentId }) => commentId === id))
      .map((c) => ({ ...c, reviewsReviewer: c.reviewsReviewer || mutual.has(c.authorId) }))
      .filter(mayBe);
    const picked = pickBatch(candidates, { ...wish, random });
    if (picked.length === 0) break;
    const { secured, turnedMutual } = await secure(dealing, picked);
    turnedMutual.forEach((authorId) => mutual.add(authorId));
    drawn.push(...secured);
  }
  return drawn;
}

/**
 * The neediest comments. When too few of them can be taken without a conflict, and there are more than were looked at, also the
 * neediest of those that could: a conflict gives way only when there is no alternative at all.
 */
async function lookForCandidates(
  { tx, duty, policy: { review: policy }, at }: Dealing,
  { count, authorsInBatch }: { count: number; authorsInBatch: string[] },
): Promise<Candidate[]> {
  const { quorum, preferences } = policy;
  const longWaiting = longWaitingSince(at, policy.maxWaitHours);
  const key = { reviewerId: duty.memberId, quorum, longWaiting, preferences, limit: CANDIDATES };
  const seen = await findCandidates(tx, key);
  const authors = new Set(seen.map(({ authorId }) => authorId));
  const free = new Set(seen.filter((c) => !c.reviewsReviewer).map(({ authorId }) => authorId));
  authorsInBatch.forEach((authorId) => free.delete(authorId));
  const enough = free.size >= count || seen.length < CANDIDATES;
  const besides = [...authors, ...authorsInBatch];
  const more = enough ? [] : await findCandidates(tx, { ...key, besides });
  return [...seen, ...more].map((row) => ({
    ...row,
    overdue: isOverdue(row, { at, policy }),
    weight: weightOfFitness(row, preferences),
  }));
}

/**
 * Locks what was picked and looks again: what others were quicker to take falls out, and so does what has turned mutual in the
 * meantime, because its author was dealt a comment of the reviewer's. What another is dealing with right now is waited for only
 * by one that holds no comments: two that did could wait for each other.
 */
async function secure(
  { tx, duty, policy, locked: held }: Dealing,
  picked: Candidate[],
): Promise<{ secured: Place[]; turnedMutual: string[] }> {
  const reviewerId = duty.memberId;
  const ids = picked.map(({ id }) => id);
  const locked = await lockComments(tx, held.size === 0 ? ids : await lockAtOnce(tx, ids));
  locked.forEach(({ id }) => held.add(id));
  const needy = locked.filter((c) => c.state === 'IN_REVIEW' && hasNeed(c, policy.review.quorum));
  const claimed = await claimPairs(tx, reviewerId, [...new Set(needy.map(({ authorId }) => authorId))]);
  const leasable = await findLeasable(
    tx,
    needy.map(({ id }) => id),
    reviewerId,
  );
  const secured: Place[] = [];
  const turnedMutual: string[] = [];
  for (const { id, authorId, articleId, revision, body, reviewsReviewer } of leasable) {
    const wasMutual = picked.some((c) => c.id === id && c.reviewsReviewer);
    if (!wasMutual && (reviewsReviewer || !claimed.includes(authorId))) turnedMutual.push(authorId);
    else
      secured.push({
        commentId: id,
        revision,
        calibrationItemId: null,
        articleId,
        words: wordsToRead(body),
        authorId,
      });
  }
  return { secured, turnedMutual };
}

// ── Calibration items ──────────────────────────────────────────────────────────────────────────

/** Calibration items, each under the article that it came from or else under that of a comment in review, where it does not stand out. */
async function drawCalibration(dealing: Dealing, count: number, taken: Place[]): Promise<Place[]> {
  if (count <= 0) return [];
  const { tx, duty, own, random } = dealing;
  const except = taken.flatMap(({ calibrationItemId }) => calibrationItemId ?? []);
  const items = await drawItems(tx, duty, { language: LANGUAGE, count, except, seed: random() });
  const articles = items.length > 0 ? await findArticlesInReview(tx, CANDIDATES) : [];
  return items.map(({ id, body, articleId }) => ({
    commentId: null,
    revision: null,
    calibrationItemId: id,
    articleId: articleId ?? articles[Math.floor(random() * articles.length)] ?? own.articleId,
    words: wordsToRead(body),
    authorId: null,
  }));
}
