import type { SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { chanceOf, type Pace } from '@/lib/comments/pace/rules';
import { wordsToRead } from '../reading-time';
import { hasNeed, weightOfFitness, type Candidate, type Place, type Pool, type Wish } from '../rules';
import { drawItems, findArticlesInReview, findCandidates, findLeasable, lockToLease } from './store';
import type { Duty, ReviewerFacts } from '../store';

/** The oldest comments that are looked at for one batch. */
const CANDIDATES = 100;

/** When a batch is assigned, and by which dice. */
export type Moment = { at: Date; random: () => number };

export type Assigning = Moment & {
  tx: SqlTx;
  duty: Duty;
  policy: Policy;
  reviewer: ReviewerFacts;
  /** Comments that this transaction holds, beside the own one: also those that nothing is leased on in the end. */
  locked: Set<string>;
};

/** Whom comments are drawn for, and what of them they may be given. */
type Drawing = {
  tx: SqlTx;
  reviewerId: string;
  policy: Policy;
  pace: Pace;
  locked: Set<string>;
  /** Beyond the duty, and then only what got in line before a moment, if one is named; by half the coin’s share, but for staff. */
  beyond: { before: Date | null; halved: boolean } | null;
};

/** A place, with what an assignment is inserted with. */
export type BatchPlace = Place & { revision: number | null; articleId: string };

/** What a batch is filled from: comments that wait for reviews, their rows locked before they are given away, and the set of items. */
export const databasePool = (assigning: Assigning): Pool<BatchPlace> => ({
  ...poolBeyondDuty({
    ...assigning,
    reviewerId: assigning.duty.memberId,
    pace: assigning.reviewer.pace,
    beyond: null,
  }),
  drawItems: (count, except, unacceptable) => drawCalibration(assigning, { count, except, unacceptable }),
});

/** The same comments, and nothing that could stand in for them. */
export const poolBeyondDuty = (drawing: Drawing): Pool<BatchPlace> => ({
  findCandidates: (wish) => lookForCandidates(drawing, wish),
  secure: (picked) => secure(drawing, picked),
  drawItems: async () => [],
});

/**
 * The oldest comments. When too few of them can be taken without a conflict, and there are more than were looked at, also the
 * oldest of those that could: a conflict gives way only when there is no alternative at all.
 */
async function lookForCandidates(
  { tx, reviewerId, policy: { review: policy }, pace, beyond }: Drawing,
  { count, authorsInBatch }: Wish,
): Promise<Candidate[]> {
  const { quorum, preferences } = policy;
  const chance = chanceOf(policy, pace, { beyond: beyond?.halved ?? false });
  const key = {
    reviewerId,
    chance,
    quorum,
    preferences,
    before: beyond?.before ?? null,
    limit: CANDIDATES,
  };
  const seen = await findCandidates(tx, key);
  const authors = new Set(seen.map(({ authorId }) => authorId));
  const free = new Set(seen.filter((c) => !c.reviewsReviewer).map(({ authorId }) => authorId));
  authorsInBatch.forEach((authorId) => free.delete(authorId));
  const enough = free.size >= count || seen.length < CANDIDATES;
  const besides = [...authors, ...authorsInBatch];
  const more = enough ? [] : await findCandidates(tx, { ...key, besides });
  return [...seen, ...more].map((row) => ({ ...row, weight: weightOfFitness(row, preferences) }));
}

/**
 * Locks what was picked and looks again: what others were quicker to take falls out, and so does what has turned mutual in the
 * meantime, because its author was assigned a comment of the reviewer's. What another is assigning right now is waited for only
 * by one that holds no comments: two that did could wait for each other.
 */
async function secure(
  { tx, reviewerId, policy, locked: held }: Drawing,
  picked: Candidate[],
): Promise<{ secured: BatchPlace[]; turnedMutual: string[] }> {
  const ids = picked.map(({ id }) => id);
  const [locked, leasable] = await Promise.all([
    lockToLease(tx, reviewerId, ids, { atOnce: held.size > 0 }),
    // After the locks and the claims, so that it sees whoever was quicker.
    findLeasable(tx, ids, reviewerId),
  ]);
  locked.forEach(({ id }) => held.add(id));
  const claims = new Map(locked.map(({ id, claimed }) => [id, claimed]));
  const secured: BatchPlace[] = [];
  const turnedMutual: string[] = [];
  for (const comment of leasable) {
    const { id, authorId, articleId, revision, body, reviewsReviewer } = comment;
    // A moderator may have decided it, and its author sent it again, since it was picked.
    if (comment.decidedByReviewer) continue;
    if (!claims.has(id) || comment.state !== 'IN_REVIEW' || !hasNeed(comment, policy.review.quorum)) continue;
    const wasMutual = picked.some((c) => c.id === id && c.reviewsReviewer);
    if (!wasMutual && (reviewsReviewer || !claims.get(id))) turnedMutual.push(authorId);
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

/** Calibration items, each under the article that it came from or else under that of a comment in review, where it does not stand out. */
async function drawCalibration(
  { tx, duty, policy, random }: Assigning,
  wish: { count: number; except: string[]; unacceptable: boolean },
): Promise<BatchPlace[]> {
  const items = await drawItems(tx, duty, {
    ...wish,
    language: policy.language.default,
    seed: random(),
  });
  const articles = items.length > 0 ? await findArticlesInReview(tx, CANDIDATES) : [];
  return items.map(({ id, body, articleId }) => ({
    commentId: null,
    revision: null,
    calibrationItemId: id,
    articleId: articleId ?? articles[Math.floor(random() * articles.length)] ?? duty.articleId,
    words: wordsToRead(body),
    authorId: null,
  }));
}
