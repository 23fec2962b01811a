import type { SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { lockComments, type LockedComment } from '@/lib/comments/lock-comments';
import type { Policy } from '@/lib/policy/schemas';
import { fillPlaces, type Dealing, type Moment, type Place } from './fill-places';
import { wordsToRead } from './reading-time';
import { firstVerdicts, hasNeed } from './rules';
import {
  closeAssignment,
  findLeasable,
  findReadingEnd,
  findReviewerFacts,
  findUnfinished,
  insertAssignments,
  isCounted,
  renewAssignment,
  type Assignment,
  type Duty,
} from './store';

/**
 * Makes the batch of a locked reviewer's duty whole: what is leased stays as it is, leases that ran out are taken up again where
 * the comment still needs them, what the reviewer was dealt for a comment that waits no longer comes first (R3: taking a comment
 * back and sending it again deals nothing new), and places that are still free are filled, with comments first and calibration
 * items where there are too few (R2, R3, R7). A suspended reviewer is dealt calibration items only (R13). Nothing is dealt for a
 * comment that was withdrawn, or decided, in the meantime. The caller says what comments it has `locked` already.
 * Returns the duty, and how many places could not be filled.
 */
export async function assignBatch(
  tx: SqlTx,
  { duty, policy, locked = [], ...moment }: Moment & { duty: Duty; policy: Policy; locked?: string[] },
): Promise<{ duty: Duty; unfilled: number; suspended: boolean }> {
  const [own] = await lockComments(tx, [duty.commentId]);
  if (own?.state !== 'AWAITING_REVIEWS')
    return { duty: { ...duty, state: own?.state ?? duty.state }, unfilled: 0, suspended: false };
  const reviewer = await findReviewerFacts(tx, duty, policy.review.calibration);
  const dealing = { tx, duty, own, policy, reviewer, locked: new Set(locked), ...moment };
  const owed = duty.required - duty.done - duty.waived;
  const kept = await keepLeases(dealing, owed);
  const wanted = owed - kept.length;
  const places = await fillPlaces(dealing, wanted, kept);
  await insertLeases(dealing, places, kept);
  return { duty, unfilled: Math.max(0, wanted - places.length), suspended: reviewer.suspended };
}

/**
 * Keeps what is leased and can still be judged, and takes up again what ran out or was dealt for a comment that waits no longer.
 * What cannot be judged leaves its place free.
 */
async function keepLeases(dealing: Dealing, owed: number): Promise<Assignment[]> {
  const { tx, duty, policy, at, reviewer } = dealing;
  const seen = await findUnfinished(tx, duty);
  const ids = seen.flatMap((a) => a.commentId ?? []);
  const locked = await lockComments(tx, ids);
  ids.forEach((id) => dealing.locked.add(id));
  const kept: Assignment[] = [];
  // Read again: what was seen before the locks may have moved on.
  for (const assignment of seen.length > 0 ? await findUnfinished(tx, duty) : []) {
    const ofThisDuty = assignment.dutyId === duty.commentId;
    const mayKeep = !reviewer.suspended || assignment.comment === null;
    if (mayKeep && ofThisDuty && isLive(assignment, at)) kept.push(assignment);
    else if (mayKeep && kept.length < owed && mayRenew(assignment, locked, policy)) {
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
export async function renewedLease(tx: SqlTx, assignment: Assignment, policy: Policy, at: Date) {
  const { id, reviewerId, commentId, comment, revision, notBefore } = assignment;
  const expiresAt = leaseEnd(policy, at);
  if (!commentId || comment?.revision === revision) return { notBefore, expiresAt };
  const pending = await findReadingEnd(tx, reviewerId, id);
  const texts = await findLeasable(tx, [commentId], reviewerId);
  const words = texts.map(({ body }) => wordsToRead(body));
  const [anew = at] = firstVerdicts(words, {
    at,
    pending,
    enforced: policy.review.readingFloor,
  });
  return { notBefore: anew, expiresAt };
}

const leaseEnd = ({ review }: Policy, at: Date) => new Date(at.getTime() + review.leaseMinutes * 60_000);

async function insertLeases({ tx, duty, policy, at }: Dealing, places: Place[], kept: Assignment[]) {
  if (places.length === 0) return;
  const firstSlot = nextSlot(duty, kept);
  const pending = await findReadingEnd(tx, duty.memberId, null);
  const floors = firstVerdicts(
    places.map(({ words }) => words),
    { at, pending, enforced: policy.review.readingFloor },
  );
  const expiresAt = leaseEnd(policy, at);
  const assignments = places.map(({ words: _, authorId: __, ...place }, index) => ({
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
