import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lockComments } from '@/lib/comments/lifecycle';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { leaseEnd, loadAssignment, renewedLease } from '../assignment/assign-batch';
import { poolBeyondDuty, type BatchPlace, type Moment } from '../assignment/pool/database-pool';
import { toAssignmentView } from '../assignment/request-assignments';
import { skipAssignment } from '../assignment/skip-assignment';
import { fillPlaces, firstVerdicts, isLive, mayRenew } from '../assignment/rules';
import {
  closeAssignment,
  findMoment,
  findOpenRow,
  findReadingEnd,
  findUnfinishedOptional,
  insertAssignments,
  lockReviewer,
  renewAssignment,
  type Assignment,
} from '../assignment/store';
import type { SkipResult, VolunteerView } from '../schemas';
import { isVolunteeredInBurst, queuedSince, reasonForNone, volunteeringLeft } from './rules';
import { findVolunteer, type Volunteer } from './store';

/** Whoever would review beyond their duty: after the one for a comment of theirs, or, null, from the volunteers' queue. */
type Asking = { viewer: Viewer | null; after?: string | null | undefined; context?: Context };

/**
 * Gives the viewer one comment to review beyond their duty (R1): from the queue of what has waited long, or another one after a duty
 * that is done. The same on a repeat, from any device; one that ran out is taken up again while it needs reviews (R3).
 * @throws 401, 403 when they may not review, 404 when the comment whose duty is done is not theirs
 */
export async function volunteer({
  viewer,
  after = null,
  context = systemContext,
}: Asking): Promise<VolunteerView> {
  const reviewer = authorize(viewer, 'comment.review');
  const policy = await currentPolicy();
  return sqlTransaction(async (tx) => {
    const at = context.now(await lockReviewer(tx, reviewer.id));
    const view = giveOne(tx, { reviewerId: reviewer.id, after, policy, at, random: context.random });
    return { result: await view, last: view };
  });
}

/**
 * What the viewer has before them beyond their duty, and else whether they may be given something; nothing is given by it.
 * @throws 401, 403, 404 as `volunteer` does
 */
export async function readVolunteering({
  viewer,
  after = null,
  context = systemContext,
}: Asking): Promise<VolunteerView> {
  const reviewer = authorize(viewer, 'comment.review');
  const policy = await currentPolicy();
  const db = sqlStatements();
  const at = context.now(await findMoment(db));
  const found = await findVolunteerFor(db, { reviewerId: reviewer.id, after, policy, at });
  const open = (await findUnfinishedOptional(db, reviewer.id)).find((lease) => isLive(lease, at));
  const none = reasonForNone(found, policy.review);
  return toView(db, found, { id: open?.id ?? null, none, policy });
}

type Giving = Moment & { reviewerId: string; after: string | null; policy: Policy };

async function findVolunteerFor(
  tx: SqlTx,
  { reviewerId, after, policy: { review }, at }: Omit<Giving, 'random'>,
): Promise<Volunteer> {
  const found = await findVolunteer(tx, reviewerId, {
    after,
    since: new Date(at.getTime() - DAY_MS),
    quorum: review.quorum.min,
    lacking: review.volunteers.moreFrom,
  });
  if (after !== null && found.after === null) throw notFound('comment');
  return found;
}

/** What a locked reviewer has open, else what ran out, else something new, if there is something and they may have it. */
async function giveOne(
  tx: SqlTx,
  giving: Giving,
  { locked = [] }: { locked?: string[] } = {},
): Promise<VolunteerView> {
  const { policy } = giving;
  const found = await findVolunteerFor(tx, giving);
  const none = reasonForNone(found, policy.review);
  const held = new Set(locked);
  const kept = await keepOne(tx, { ...giving, held, mayTakeUp: none === null });
  const id = kept ?? (none === null ? await insertOne(tx, { ...giving, found, held }) : null);
  return toView(tx, found, { id, none: none ?? 'NOTHING_WAITS', policy });
}

/** Of what they have not reviewed, one stays theirs: a suspended reviewer's has been taken back by whoever suspended them (R13). */
async function keepOne(
  tx: SqlTx,
  { reviewerId, policy, at, held, mayTakeUp }: Giving & { held: Set<string>; mayTakeUp: boolean },
): Promise<string | null> {
  const seen = await findUnfinishedOptional(tx, reviewerId);
  if (seen.length === 0) return null;
  const locked = await lockComments(tx, commentsOf(seen));
  commentsOf(seen).forEach((id) => held.add(id));
  let kept: string | null = null;
  // Read again: what was seen before the locks may have moved on.
  for (const lease of await findUnfinishedOptional(tx, reviewerId)) {
    const counts = locked.find(({ id }) => id === lease.commentId);
    if (kept === null && isLive(lease, at)) kept = lease.id;
    else if (kept === null && mayTakeUp && mayRenew(lease, counts, policy.review.quorum)) {
      await renewAssignment(tx, lease, await renewedLease(tx, lease, policy, at));
      kept = lease.id;
    } else if (kept === null || lease.state === 'OPEN') await closeAssignment(tx, lease, 'CANCELLED');
  }
  return kept;
}

const commentsOf = (leases: Assignment[]): string[] => leases.flatMap(({ commentId }) => commentId ?? []);

async function insertOne(
  tx: SqlTx,
  { reviewerId, after, policy, at, random, found, held }: Giving & { found: Volunteer; held: Set<string> },
): Promise<string | null> {
  const before = after === null ? queuedSince(at, policy.review) : null;
  const { pace, isStaff } = found;
  const [places, pending] = await Promise.all([
    fillPlaces(
      poolBeyondDuty({ tx, reviewerId, policy, pace, locked: held, beyond: { before, halved: !isStaff } }),
      {
        wanted: 1,
        mayStandIn: false,
        authorsInBatch: [],
        reviewer: { suspended: false, watched: false },
        policy: policy.review,
        at,
        random,
      },
    ),
    findReadingEnd(tx, reviewerId, null),
  ]);
  const [place] = places;
  if (!place) return null;
  const inBurst = isVolunteeredInBurst(found, policy.review, at);
  const lease = toLease(place, { reviewerId, after, policy, at, pending, inBurst });
  await insertAssignments(tx, [lease]);
  return lease.id;
}

function toLease(
  { words, authorId: _, ...place }: BatchPlace,
  {
    reviewerId,
    after,
    policy,
    at,
    pending,
    inBurst,
  }: Omit<Giving, 'random'> & { pending: Date | null; inBurst: boolean },
) {
  const [notBefore = at] = firstVerdicts([words], { at, pending, enforced: policy.review.readingFloor });
  return {
    id: newId(),
    reviewerId,
    dutyId: after,
    optional: true,
    slot: 1,
    assignedAt: at,
    notBefore,
    expiresAt: leaseEnd(policy, at),
    inBurst,
    ...place,
  };
}

/**
 * "I can't judge this one", whatever it was assigned for. Beyond the duty it gives another, or nothing, and counts among those that a
 * member may pass on in a day (R3).
 * @throws as `skipAssignment` does
 */
export async function skipReview(asking: {
  viewer: Viewer | null;
  assignmentId: string;
  context?: Context;
}): Promise<SkipResult> {
  const { viewer, assignmentId, context = systemContext } = asking;
  const { id: reviewerId } = authorize(viewer, 'comment.review');
  // For what it was assigned never changes.
  const { assignment } = await loadAssignment(sqlStatements(), { id: assignmentId, reviewerId });
  if (!assignment.optional) return skipAssignment(asking);
  const policy = await currentPolicy();
  return sqlTransaction(async (tx) => {
    const at = context.now(await lockReviewer(tx, reviewerId));
    const view = skipLocked(tx, assignment, { policy, at, random: context.random });
    return { result: await view, last: view };
  });
}

async function skipLocked(
  tx: SqlTx,
  { id, dutyId: after, reviewerId, commentId }: Assignment,
  moment: Moment & { policy: Policy },
): Promise<VolunteerView> {
  const giving = { ...moment, reviewerId, after };
  const held = commentsOf(await findUnfinishedOptional(tx, reviewerId));
  await lockComments(tx, [...new Set([...held, commentId!])]);
  // Read after the locks: until then it may have been reviewed, or have moved on.
  const { assignment } = await loadAssignment(tx, { id, reviewerId });
  if (assignment.state === 'DONE') throw conflict('already-reviewed');
  if (assignment.state === 'CANCELLED') throw conflict('assignment-closed');
  if (assignment.state === 'SKIPPED') return giveOne(tx, giving, { locked: held });
  const { skipsPerDay } = moment.policy.review;
  const { skippedToday } = await findVolunteerFor(tx, giving);
  if (skippedToday >= skipsPerDay) throw refused('no-skips-left-today', { limit: skipsPerDay });
  await closeAssignment(tx, assignment, 'SKIPPED');
  return giveOne(tx, giving, { locked: held });
}

async function toView(
  db: SqlTx,
  found: Volunteer,
  { id, none, policy: { review } }: { id: string | null; none: VolunteerView['none']; policy: Policy },
): Promise<VolunteerView> {
  const row = id === null ? undefined : await findOpenRow(db, id);
  return {
    assignment: row ? toAssignmentView(row) : null,
    none: row ? null : none,
    left: volunteeringLeft(found, review.volunteers),
    skipsLeft: Math.max(0, review.skipsPerDay - found.skippedToday),
    skipsAllowed: review.skipsPerDay > 0,
  };
}
