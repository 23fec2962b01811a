import type { SqlTx } from '@/lib/platform/db';
import { newId, isId } from '@/lib/platform/ids';
import { lockComments } from '@/lib/comments/lifecycle';
import type { Policy } from '@/lib/policy/schemas';
import { notFound } from '@/lib/platform/errors';
import { databasePool, type Assigning, type BatchPlace, type Moment } from './pool/database-pool';
import { wordsToRead } from './reading-time';
import { beginsInBurst, fillPlaces, firstVerdicts, hasPractice, isLive, isWatched, mayRenew } from './rules';
import {
  addToRequired,
  closeAssignment,
  findReadingEnd,
  findUnfinished,
  insertAssignments,
  renewAssignment,
  type Assignment,
  type Batch,
  type Duty,
  findAssignment,
} from './store';
import { findLeasable } from './pool/store';

/**
 * Makes the batch of a locked reviewer's duty whole: what is leased stays as it is, leases that ran out are taken up again where
 * the comment still needs them, what the reviewer was assigned for a comment that waits no longer comes first (R3: taking a comment
 * back and sending it again assigns nothing new), and places that are still free are filled, with comments first and calibration
 * items where there are too few (R2, R3, R7). A suspended reviewer is assigned calibration items only (R13). The comment that it
 * is for is locked too, and waits for its reviews; the caller says what others it has `locked` already. A batch that begins may have
 * a practice place beside the others, which the duty then asks for too.
 * Returns the duty, how many places could not be filled, and the insertion, which whoever commits waits for.
 */
export async function assignBatch(
  tx: SqlTx,
  {
    batch: { duty, reviewer, unfinished },
    policy,
    locked = [],
    ...moment
  }: Moment & { batch: Batch; policy: Policy; locked?: string[] },
): Promise<{ duty: Duty; unfilled: number; inserted: Promise<unknown> }> {
  const assigning = { tx, duty, policy, reviewer, locked: new Set(locked), ...moment };
  const { at } = moment;
  const owed = duty.required - duty.done - duty.waived;
  const watched = isWatched(reviewer, policy.review.calibration);
  const suspended = isSuspended(reviewer);
  const kept = await keepLeases(assigning, unfinished, owed);
  const wanted = owed - kept.length;
  const authorsInBatch = [...reviewer.authorsDone, ...kept.flatMap((a) => a.comment?.authorId ?? [])];
  const practising = { given: reviewer.given, watched, policy: policy.review, random: moment.random };
  const [places, pending] = await Promise.all([
    fillPlaces(databasePool(assigning), {
      ...moment,
      wanted,
      practice:
        begins(assigning, kept) && !suspended && hasPractice({ ...practising, places: duty.required }),
      authorsInBatch,
      reviewer: { suspended, watched },
      policy: policy.review,
    }),
    findReadingEnd(tx, duty.memberId, null),
  ]);
  const inBurst = reviewer.begunInBurst ?? beginsInBurst(reviewer, policy.review, at);
  const extra = places.length > wanted;
  const inserted = Promise.all([
    insertLeases(assigning, { places, kept, pending, inBurst }),
    extra && addToRequired(tx, duty.commentId),
  ]);
  return {
    duty: extra ? { ...duty, required: duty.required + 1 } : duty,
    unfilled: Math.max(0, wanted - places.length),
    inserted,
  };
}

const isSuspended = ({ standing }: Assigning['reviewer']) => standing === 'SUSPENDED';

const begins = ({ reviewer }: Assigning, kept: Assignment[]) =>
  reviewer.begunInBurst === null && kept.length === 0;

/**
 * Keeps what is leased and can still be judged, and takes up again what ran out or was assigned for a comment that waits no longer.
 * What cannot be judged leaves its place free.
 */
async function keepLeases(assigning: Assigning, seen: Assignment[], owed: number): Promise<Assignment[]> {
  const { tx, duty, policy, at, reviewer } = assigning;
  const ids = seen.flatMap((a) => a.commentId ?? []);
  const locked = await lockComments(tx, ids);
  ids.forEach((id) => assigning.locked.add(id));
  const countsOf = ({ commentId }: Assignment) => locked.find(({ id }) => id === commentId);
  const kept: Assignment[] = [];
  // Read again: what was seen before the locks may have moved on.
  for (const assignment of seen.length > 0 ? await findUnfinished(tx, duty) : []) {
    const ofThisDuty = assignment.dutyId === duty.commentId;
    const mayKeep = !isSuspended(reviewer) || assignment.comment === null;
    if (mayKeep && ofThisDuty && isLive(assignment, at)) kept.push(assignment);
    else if (
      mayKeep &&
      kept.length < owed &&
      mayRenew(assignment, countsOf(assignment), policy.review.quorum)
    ) {
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

/** The place after what is assigned and done. */
const nextSlot = (duty: Duty, kept: Assignment[]): number =>
  Math.max(0, ...kept.map(({ slot }) => slot), duty.done + duty.waived + duty.skips) + 1;

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

export const leaseEnd = ({ review }: Policy, at: Date) =>
  new Date(at.getTime() + review.leaseMinutes * 60_000);

async function insertLeases(
  { tx, duty, policy, at }: Assigning,
  {
    places,
    kept,
    pending,
    inBurst,
  }: { places: BatchPlace[]; kept: Assignment[]; pending: Date | null; inBurst: boolean },
) {
  if (places.length === 0) return;
  const firstSlot = nextSlot(duty, kept);
  const floors = firstVerdicts(
    places.map(({ words }) => words),
    { at, pending, enforced: policy.review.readingFloor },
  );
  const expiresAt = leaseEnd(policy, at);
  const assignments = places.map(({ words: _, authorId: __, ...place }, index) => ({
    id: newId(),
    reviewerId: duty.memberId,
    dutyId: duty.commentId,
    optional: false,
    slot: firstSlot + index,
    assignedAt: at,
    notBefore: floors[index] ?? at,
    expiresAt,
    inBurst,
    ...place,
  }));
  await insertAssignments(tx, assignments);
}

/**
 * An assignment of this reviewer's and the duty that it pays, if it pays one. Lock the reviewer first: before that, another tab may be
 * about to change both.
 * @throws 404 for an id that was not assigned to them, whatever it is the id of (R2)
 */
export async function loadAssignment(
  tx: SqlTx,
  { id, reviewerId }: { id: string; reviewerId: string },
): Promise<{ assignment: Assignment; duty: Duty | null }> {
  const found = isId(id) ? await findAssignment(tx, id, reviewerId) : null;
  if (!found) throw notFound('assignment');
  return found;
}
