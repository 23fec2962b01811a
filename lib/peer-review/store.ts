import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import type { Candidate, Tally } from './rules';
import type { Verdict } from './schemas';

// ── Duties ─────────────────────────────────────────────────────────────────────────────────────

/** An author's duty for one comment, with that comment's state. */
export type Duty = {
  commentId: string;
  memberId: string;
  required: number;
  done: number;
  waived: number;
  skips: number;
  state: CommentState;
};

/** Locks a reviewer: one batch of theirs is dealt, paid or swapped at a time, also when two comments of theirs wait. */
export const lockReviewer = (tx: Tx, memberId: string) =>
  tx.$queryRaw`select id from members where id = ${memberId}::uuid for no key update`;

/** A duty as it stands, its member being locked. Null when it is not this member's. */
export async function findDuty(tx: Tx, commentId: string, memberId: string): Promise<Duty | null> {
  const rows = await tx.$queryRaw<Duty[]>`
    select d.comment_id as "commentId", d.member_id as "memberId", d.required, d.done, d.waived, d.skips, c.state::text as state
    from review_duties d join comments c on c.id = d.comment_id
    where d.comment_id = ${commentId}::uuid and d.member_id = ${memberId}::uuid`;
  return rows[0] ?? null;
}

/** The member's oldest comment that still waits for their reviews; under one article, if one is named. */
export async function findWaitingComment(
  db: Db,
  memberId: string,
  articleSlug?: string,
): Promise<string | null> {
  const row = await db.comment.findFirst({
    where: {
      authorId: memberId,
      state: 'AWAITING_REVIEWS',
      ...(articleSlug && { article: { slug: articleSlug } }),
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function countReviewDone(tx: Tx, duty: Duty, at: Date) {
  const complete = duty.done + 1 + duty.waived === duty.required;
  await tx.reviewDuty.update({
    where: { commentId: duty.commentId },
    data: { done: { increment: 1 }, ...(complete && { completedAt: at }) },
    select: { commentId: true },
  });
  return { ...duty, done: duty.done + 1 };
}

/** What is left of the duty is waived (R8): the moderators see it at the comment. */
export async function waiveReviews(tx: Tx, duty: Duty, waived: number, at: Date): Promise<Duty> {
  const complete = duty.done + duty.waived + waived === duty.required;
  await tx.reviewDuty.update({
    where: { commentId: duty.commentId },
    data: { waived: { increment: waived }, ...(complete && { completedAt: at }) },
    select: { commentId: true },
  });
  await tx.comment.update({
    where: { id: duty.commentId },
    data: { dutyWaived: true },
    select: { id: true },
  });
  return { ...duty, waived: duty.waived + waived };
}

export const countSkip = (tx: Tx, dutyId: string) =>
  tx.reviewDuty.update({
    where: { commentId: dutyId },
    data: { skips: { increment: 1 } },
    select: { skips: true },
  });

// ── Assignments ────────────────────────────────────────────────────────────────────────────────

export type AssignmentState = 'OPEN' | 'DONE' | 'SKIPPED' | 'EXPIRED' | 'CANCELLED';

/** A lease, with the present state of what it is on. */
export type Assignment = {
  id: string;
  dutyId: string;
  reviewerId: string;
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  slot: number;
  state: AssignmentState;
  notBefore: Date;
  expiresAt: Date;
  /** Of the comment now; null for a calibration item. */
  comment: { state: CommentState; revision: number; authorId: string; wordCount: number } | null;
};

const assignmentColumns = Prisma.sql`
  a.id, a.duty_id as "dutyId", a.reviewer_id as "reviewerId", a.comment_id as "commentId", a.revision,
  a.calibration_item_id as "calibrationItemId", a.slot, a.state::text as state, a.not_before as "notBefore",
  a.expires_at as "expiresAt",
  case when c.id is null then null else json_build_object('state', c.state, 'revision', c.revision, 'authorId', c.author_id,
    'wordCount', r.word_count) end as comment`;
const assignmentFrom = Prisma.sql`review_assignments a join comments own on own.id = a.duty_id
  left join comments c on c.id = a.comment_id
  left join comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

/** One assignment of this reviewer's; null when it is somebody else's or nobody's. */
export async function findAssignment(db: Db, id: string, reviewerId: string): Promise<Assignment | null> {
  const rows = await db.$queryRaw<Assignment[]>`select ${assignmentColumns} from ${assignmentFrom}
    where a.id = ${id}::uuid and a.reviewer_id = ${reviewerId}::uuid`;
  return rows[0] ?? null;
}

/**
 * What of a duty's batch is still to be reviewed, in the order in which it was dealt: also leases that have run out. After it
 * what the reviewer was dealt for a comment that no longer waits, and can still be reviewed.
 */
export const findUnfinished = (tx: Tx, { commentId, memberId }: Duty): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${memberId}::uuid and a.state in ('OPEN', 'EXPIRED')
      and (a.duty_id = ${commentId}::uuid or (own.state <> 'AWAITING_REVIEWS'
        and (a.state = 'OPEN' or a.comment_id is null or c.state = 'IN_REVIEW')))
    order by a.duty_id <> ${commentId}::uuid, a.assigned_at, a.slot, a.id`;

/** When a reviewer can have read everything that they have open, but for one lease if it is named; null when nothing is open. */
export async function findReadingEnd(
  tx: Tx,
  reviewerId: string,
  exceptId: string | null,
): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ at: Date | null }[]>`select max(not_before) as at from review_assignments
    where reviewer_id = ${reviewerId}::uuid and state = 'OPEN' and id is distinct from ${exceptId}::uuid`;
  return rows[0]?.at ?? null;
}

/** The open part of a batch, as its reviewer sees it. The revision leased is the newest one. */
export type AssignmentRow = {
  id: string;
  bodyHtml: string;
  articleSlug: string;
  articleTitle: string;
  contextHtml: string | null;
  notBefore: Date;
  expiresAt: Date;
};

export const findOpenRows = (db: Db, dutyId: string): Promise<AssignmentRow[]> =>
  db.$queryRaw`select a.id, coalesce(r.body_html, i.body_html) as "bodyHtml", t.slug as "articleSlug", t.headline as "articleTitle",
      p.body_html as "contextHtml", a.not_before as "notBefore", a.expires_at as "expiresAt"
    from review_assignments a join articles t on t.id = a.article_id
      left join comment_revisions r on r.comment_id = a.comment_id and r.number = a.revision
      left join calibration_items i on i.id = a.calibration_item_id
      left join comments c on c.id = a.comment_id
      left join comments pc on pc.id = c.parent_id and pc.visible
      left join comment_revisions p on p.comment_id = pc.id and p.number = pc.published_revision
    where a.duty_id = ${dutyId}::uuid and a.state = 'OPEN' order by a.slot, a.id`;

/**
 * Comments that the reviewer could be given, the neediest and among them the oldest first. Never their own, never one that
 * they were given before, none that answers them or that they answer.
 */
export const findCandidates = (
  tx: Tx,
  key: { reviewerId: string; quorum: { min: number; max: number }; limit: number },
): Promise<Candidate[]> =>
  tx.$queryRaw`
    select c.id, c.author_id as "authorId", c.review_count + c.lease_count as load,
      exists (select 1 from review_assignments a join comments mine on mine.id = a.comment_id
        where a.reviewer_id = c.author_id and mine.author_id = ${key.reviewerId}::uuid
          and mine.state = 'IN_REVIEW' and a.state in ('OPEN', 'DONE')) as "reviewsReviewer"
    from comments c
    where c.state = 'IN_REVIEW' and c.author_id <> ${key.reviewerId}::uuid
      and c.review_count + c.lease_count < case when c.review_count < ${key.quorum.min}::int then ${key.quorum.min}::int else ${key.quorum.max}::int end
      and not exists (select 1 from review_assignments a where a.reviewer_id = ${key.reviewerId}::uuid and a.comment_id = c.id)
      and not exists (select 1 from comments reply where reply.parent_id = c.id and reply.author_id = ${key.reviewerId}::uuid)
      and not exists (select 1 from comments parent where parent.id = c.parent_id and parent.author_id = ${key.reviewerId}::uuid)
    order by c.review_count + c.lease_count, c.in_review_at, c.id limit ${key.limit}`;

/** What a comment that is about to be leased is like, its row being locked. */
export type Leasable = { id: string; articleId: string; revision: number; wordCount: number };

export const findLeasable = (tx: Tx, ids: string[]): Promise<Leasable[]> =>
  tx.$queryRaw`select c.id, c.article_id as "articleId", c.revision, r.word_count as "wordCount" from comments c
    join comment_revisions r on r.comment_id = c.id and r.number = c.revision where c.id = any(${ids}::uuid[])`;

/** Calibration items that the reviewer has not had. */
export const findFreshCalibrationItems = (
  tx: Tx,
  reviewerId: string,
): Promise<{ id: string; wordCount: number }[]> =>
  tx.calibrationItem.findMany({
    where: { active: true, assignments: { none: { reviewerId } } },
    orderBy: { key: 'asc' },
    select: { id: true, wordCount: true },
  });

/**
 * An article to show a calibration item under, where it would not stand out: that of a comment in review, which a throw of
 * the dice between 0 and 1 chooses.
 */
export async function findArticleForCalibration(tx: Tx, dutyId: string, dice: number): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    (select article_id as id from comments where state = 'IN_REVIEW' order by in_review_at, id limit 1
      offset (select floor(count(*) * ${dice}::float8)::bigint from comments where state = 'IN_REVIEW'))
    union all (select article_id from comments where id = ${dutyId}::uuid) limit 1`;
  const [row] = rows;
  if (!row) throw new Error(`no article for duty ${dutyId}`);
  return row.id;
}

export type NewAssignment = {
  id: string;
  reviewerId: string;
  dutyId: string;
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  articleId: string;
  slot: number;
  assignedAt: Date;
  notBefore: Date;
  expiresAt: Date;
};

/** Lays leases, and counts those on comments at the comments, whose rows the caller has locked. */
export async function insertAssignments(tx: Tx, assignments: NewAssignment[]) {
  await tx.reviewAssignment.createMany({ data: assignments });
  const commentIds = assignments.flatMap((a) => a.commentId ?? []);
  if (commentIds.length > 0) await addToLeaseCount(tx, commentIds, 1);
}

/** Whether a lease is counted at its comment: only an open one on the newest revision is. */
export const isCounted = (a: Assignment): boolean =>
  a.state === 'OPEN' && a.comment !== null && a.revision === a.comment.revision;

/** Ends a lease without a review. Its reviewer must be locked, and the comment's row when the lease is counted there. */
export async function closeAssignment(
  tx: Tx,
  assignment: Assignment,
  state: 'SKIPPED' | 'EXPIRED' | 'CANCELLED',
) {
  await tx.reviewAssignment.update({ where: { id: assignment.id }, data: { state }, select: { id: true } });
  if (assignment.commentId && isCounted(assignment)) await addToLeaseCount(tx, [assignment.commentId], -1);
}

/** Leases the same thing again, in its newest revision, if need be for another duty. The comment's row must be locked. */
export async function renewAssignment(
  tx: Tx,
  assignment: Assignment,
  lease: { notBefore: Date; expiresAt: Date; dutyId?: string; slot?: number },
) {
  const { id, commentId, comment } = assignment;
  const data = { state: 'OPEN' as const, ...lease, ...(comment && { revision: comment.revision }) };
  await tx.reviewAssignment.update({ where: { id }, data, select: { id: true } });
  if (commentId && !isCounted(assignment)) await addToLeaseCount(tx, [commentId], 1);
}

const addToLeaseCount = (tx: Tx, commentIds: string[], by: 1 | -1) =>
  tx.comment.updateMany({ where: { id: { in: commentIds } }, data: { leaseCount: { increment: by } } });

/** Leases that have run out, or whose duty waits no longer, with the comments whose rows must be locked to take them back. */
export const findOverdue = (
  db: Db,
  now: Date,
  limit: number,
): Promise<{ id: string; reviewerId: string; commentId: string | null }[]> =>
  // The state stands in the text: the partial index serves no parameter.
  db.$queryRaw`select a.id, a.reviewer_id as "reviewerId", a.comment_id as "commentId" from review_assignments a
    where a.state = 'OPEN' and (a.expires_at <= ${now}
      or exists (select 1 from comments own where own.id = a.duty_id and own.state <> 'AWAITING_REVIEWS'))
    order by a.expires_at limit ${limit}`;

/** Takes back an open lease that ran out, or whose duty waits no longer. Says whether it did: nothing else is taken back. */
export async function expireAssignment(
  tx: Tx,
  { id, commentId, ...rest }: Assignment,
  now: Date,
): Promise<boolean> {
  const taken = await tx.$executeRaw`update review_assignments a set state = 'EXPIRED'
    where a.id = ${id}::uuid and a.state = 'OPEN' and (a.expires_at <= ${now}
      or exists (select 1 from comments own where own.id = a.duty_id and own.state <> 'AWAITING_REVIEWS'))`;
  if (taken === 0) return false;
  if (commentId && isCounted({ id, commentId, ...rest })) await addToLeaseCount(tx, [commentId], -1);
  return true;
}

// ── Reviews ────────────────────────────────────────────────────────────────────────────────────

export const findReview = (db: Db, assignmentId: string): Promise<{ verdict: Verdict } | null> =>
  db.review.findUnique({ where: { assignmentId }, select: { verdict: true } });

/** Lays a review, ends its lease, and counts both at the comment, whose row must be locked. */
export async function insertReview(
  tx: Tx,
  {
    id,
    assignment,
    verdict,
    note,
    at,
  }: { id: string; assignment: Assignment; verdict: Verdict; note: string | null; at: Date },
) {
  const { commentId, revision, calibrationItemId, reviewerId } = assignment;
  await tx.review.create({
    data: {
      id,
      assignmentId: assignment.id,
      reviewerId,
      commentId,
      revision,
      calibrationItemId,
      verdict,
      note,
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.reviewAssignment.update({
    where: { id: assignment.id },
    data: { state: 'DONE' },
    select: { id: true },
  });
  if (!commentId) return;
  await tx.comment.update({
    where: { id: commentId },
    data: { reviewCount: { increment: 1 }, ...(isCounted(assignment) && { leaseCount: { decrement: 1 } }) },
    select: { id: true },
  });
}

/** The valid verdicts on a revision. */
export async function countVerdicts(tx: Tx, commentId: string, revision: number): Promise<Tally> {
  const rows = await tx.$queryRaw<Tally[]>`select count(*) filter (where verdict = 'YES')::int as accept,
      count(*) filter (where verdict <> 'YES')::int as object
    from reviews where comment_id = ${commentId}::uuid and revision = ${revision} and voided_at is null`;
  return rows[0] ?? { accept: 0, object: 0 };
}

export const findCalibrationItem = (
  db: Db,
  id: string,
): Promise<{ verdict: Verdict; explanation: string } | null> =>
  db.calibrationItem.findUnique({ where: { id }, select: { verdict: true, explanation: true } });

// ── Calibration items ──────────────────────────────────────────────────────────────────────────

export type CalibrationItemData = {
  id: string;
  key: string;
  body: string;
  bodyHtml: string;
  wordCount: number;
  verdict: Verdict;
  explanation: string;
};

/** Lays an item, or brings the one with this key up to date; what reviewers made of it stays. */
export async function upsertCalibrationItem(tx: Tx, { id, key, ...data }: CalibrationItemData) {
  await tx.calibrationItem.upsert({
    where: { key },
    create: { id, key, ...data },
    update: data,
    select: { id: true },
  });
}
