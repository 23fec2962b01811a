import { record } from '@/lib/platform/audit';
import type { Context } from '@/lib/platform/context';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { lockComments, type LockedComment } from '@/lib/comments/lock-comments';
import { lineUp } from '@/lib/comments/lifecycle';
import type { Policy } from '@/lib/policy/schemas';
import { calibrationPlaces, firstVerdicts, hasNeed, pickBatch, shuffle } from './rules';
import {
  closeAssignment,
  findArticleForCalibration,
  findCandidates,
  findFreshCalibrationItems,
  findLeasable,
  findReadingEnd,
  findUnfinished,
  insertAssignments,
  isCounted,
  renewAssignment,
  waiveReviews,
  type Assignment,
  type Duty,
} from './store';

/** Candidates that are looked at for one batch: more than enough to choose among the neediest. */
const CANDIDATES = 200;
/** Looks at the pool before calibration fills what others were quicker to take. */
const ATTEMPTS = 3;

type Dealing = { tx: Tx; duty: Duty; policy: Policy; context: Context; at: Date };

/** What a place in a batch can hold. */
type Place = {
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  articleId: string;
  words: number;
};

/**
 * Makes the batch of a locked reviewer's duty whole: what is leased stays as it is, leases that ran out are taken up again where
 * the comment still needs them, what the reviewer was dealt for a comment that waits no longer comes first (R3: taking a comment
 * back and sending it again deals nothing new), and places that are still free are filled, with comments first and calibration
 * items where there are too few (R2, R3, R7). When both run out, what is left is waived and the author's comment gets in line (R8).
 * Nothing is dealt for a comment that was withdrawn, or decided, in the meantime.
 * Returns the duty, and how many places could not be filled.
 */
export async function dealBatch(
  tx: Tx,
  { duty, policy, context, mayWaive }: { duty: Duty; policy: Policy; context: Context; mayWaive: boolean },
): Promise<{ duty: Duty; unfilled: number }> {
  const dealing = { tx, duty, policy, context, at: context.now() };
  const [own] = await lockComments(tx, [duty.commentId]);
  if (own?.state !== 'AWAITING_REVIEWS')
    return { duty: { ...duty, state: own?.state ?? duty.state }, unfilled: 0 };
  const owed = duty.required - duty.done - duty.waived;
  const kept = await keepLeases(dealing, owed);
  const wanted = owed - kept.length;
  const places = await fillPlaces(dealing, wanted, kept);
  await layLeases(dealing, places, kept);
  const unfilled = Math.max(0, wanted - places.length);
  if (unfilled === 0 || !mayWaive) return { duty, unfilled };
  return { duty: await waive(dealing, own, unfilled), unfilled: 0 };
}

/**
 * Keeps what is leased and can still be judged, and takes up again what ran out or was dealt for a comment that waits no longer.
 * What cannot be judged leaves its place free.
 */
async function keepLeases({ tx, duty, policy, at }: Dealing, owed: number): Promise<Assignment[]> {
  const seen = await findUnfinished(tx, duty);
  const locked = await lockComments(
    tx,
    seen.flatMap((a) => a.commentId ?? []),
  );
  const kept: Assignment[] = [];
  // Read again: what was seen before the locks may have moved on.
  for (const assignment of seen.length > 0 ? await findUnfinished(tx, duty) : []) {
    const ofThisDuty = assignment.dutyId === duty.commentId;
    if (ofThisDuty && isLive(assignment, at)) kept.push(assignment);
    else if (kept.length < owed && mayRenew(assignment, locked, policy)) {
      const place = ofThisDuty ? {} : { dutyId: duty.commentId, slot: nextSlot(duty, kept) };
      await renewAssignment(tx, assignment, {
        ...(await renewedLease(tx, assignment, policy, at)),
        ...place,
      });
      kept.push({ ...assignment, ...place });
    } else await closeAssignment(tx, assignment, ofThisDuty ? 'CANCELLED' : 'EXPIRED');
  }
  return kept;
}

/** The place after what is dealt and done. */
const nextSlot = (duty: Duty, kept: Assignment[]): number =>
  Math.max(0, ...kept.map(({ slot }) => slot), duty.done + duty.waived + duty.skips) + 1;

const isLive = ({ state, expiresAt, comment, revision }: Assignment, at: Date) =>
  state === 'OPEN' &&
  expiresAt > at &&
  (!comment || (comment.state === 'IN_REVIEW' && comment.revision === revision));

function mayRenew(assignment: Assignment, locked: LockedComment[], policy: Policy): boolean {
  if (!assignment.comment) return true;
  if (assignment.comment.state !== 'IN_REVIEW') return false;
  const comment = locked.find(({ id }) => id === assignment.commentId);
  return isCounted(assignment) || (comment !== undefined && hasNeed(comment, policy.review.quorum));
}

/** A new lease; a text that has changed is to be read anew, after what else its reviewer is reading. */
export async function renewedLease(tx: Tx, assignment: Assignment, policy: Policy, at: Date) {
  const { id, reviewerId, comment, revision, notBefore } = assignment;
  const expiresAt = leaseEnd(policy, at);
  if (comment === null || comment.revision === revision) return { notBefore, expiresAt };
  const pending = await findReadingEnd(tx, reviewerId, id);
  const [anew = at] = firstVerdicts([comment.wordCount], {
    at,
    pending,
    enforced: policy.review.readingFloor,
  });
  return { notBefore: anew, expiresAt };
}

const leaseEnd = ({ review }: Policy, at: Date) => new Date(at.getTime() + review.leaseMinutes * 60_000);

async function fillPlaces(dealing: Dealing, wanted: number, kept: Assignment[]): Promise<Place[]> {
  if (wanted <= 0) return [];
  const { policy, context } = dealing;
  const hidden = await drawCalibration(
    dealing,
    calibrationPlaces(wanted, policy.review.calibrationRate, context.random),
    [],
  );
  const comments = await drawComments(dealing, wanted - hidden.length, kept);
  const filling = await drawCalibration(dealing, wanted - hidden.length - comments.length, hidden);
  return shuffle([...hidden, ...comments, ...filling], context.random);
}

/** Comments from the pool, their rows locked and their need seen under the lock: never more leases than a comment needs. */
async function drawComments(
  { tx, duty, policy, context }: Dealing,
  count: number,
  kept: Assignment[],
): Promise<Place[]> {
  const { quorum } = policy.review;
  const authorsInBatch = kept.flatMap((a) => a.comment?.authorId ?? []);
  const drawn = new Map<string, LockedComment>();
  for (let attempt = 0; attempt < ATTEMPTS && drawn.size < count; attempt += 1) {
    const candidates = await findCandidates(tx, { reviewerId: duty.memberId, quorum, limit: CANDIDATES });
    const fresh = candidates.filter(({ id }) => !drawn.has(id));
    const authors = [...authorsInBatch, ...[...drawn.values()].map(({ authorId }) => authorId)];
    const picked = pickBatch(fresh, {
      count: count - drawn.size,
      authorsInBatch: authors,
      random: context.random,
    });
    if (picked.length === 0) break;
    for (const comment of await lockComments(
      tx,
      picked.map(({ id }) => id),
    )) {
      if (comment.state === 'IN_REVIEW' && hasNeed(comment, quorum)) drawn.set(comment.id, comment);
    }
  }
  const leasable = await findLeasable(tx, [...drawn.keys()]);
  return leasable.map(({ id, revision, articleId, wordCount }) => ({
    commentId: id,
    revision,
    calibrationItemId: null,
    articleId,
    words: wordCount,
  }));
}

async function drawCalibration(
  { tx, duty, context }: Dealing,
  count: number,
  taken: Place[],
): Promise<Place[]> {
  if (count <= 0) return [];
  const had = new Set(taken.map(({ calibrationItemId }) => calibrationItemId));
  const fresh = (await findFreshCalibrationItems(tx, duty.memberId)).filter(({ id }) => !had.has(id));
  const places: Place[] = [];
  for (const { id, wordCount } of shuffle(fresh, context.random).slice(0, count)) {
    const articleId = await findArticleForCalibration(tx, duty.commentId, context.random());
    places.push({ commentId: null, revision: null, calibrationItemId: id, articleId, words: wordCount });
  }
  return places;
}

async function layLeases({ tx, duty, policy, at }: Dealing, places: Place[], kept: Assignment[]) {
  if (places.length === 0) return;
  const firstSlot = nextSlot(duty, kept);
  const pending = await findReadingEnd(tx, duty.memberId, null);
  const floors = firstVerdicts(
    places.map(({ words }) => words),
    { at, pending, enforced: policy.review.readingFloor },
  );
  const expiresAt = leaseEnd(policy, at);
  const assignments = places.map(({ words: _, ...place }, index) => ({
    id: newId(),
    reviewerId: duty.memberId,
    dutyId: duty.commentId,
    slot: firstSlot + index,
    assignedAt: at,
    notBefore: floors[index] ?? at,
    expiresAt,
    ...place,
  }));
  await insertAssignments(tx, assignments);
}

async function waive({ tx, duty, at }: Dealing, own: LockedComment, count: number): Promise<Duty> {
  const after = await waiveReviews(tx, duty, count, at);
  const reason = `${count} of ${duty.required} reviews were waived: nothing was left to review.`;
  const subject = { subjectType: 'comment', subjectId: duty.commentId } as const;
  await record(tx, { at, actorId: null, action: 'review.waive', ...subject, reason });
  if (after.done + after.waived < after.required) return after;
  const lined = await lineUp(tx, own, { at, actorId: null, maker: 'SYSTEM', reason: null });
  return { ...after, state: lined.state };
}
