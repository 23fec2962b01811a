import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { ReviewerStanding } from '../schemas';
import { isComplete, isCounted, WATCHED_VERDICTS, type Given, type Lately } from './rules';
import type { CommentState } from '@/lib/comments/schemas';

/** An author's duty for one comment, with that comment's state. */
export type Duty = {
  commentId: string;
  memberId: string;
  required: number;
  done: number;
  waived: number;
  skips: number;
  state: CommentState;
  articleId: string;
};

/**
 * Locks a reviewer: one batch of theirs is assigned, paid or swapped at a time, also when two comments of theirs wait; and after
 * them the comment of theirs that it is for, if it is named. Returns the moment of it by the database's clock, which is the one
 * that leases and reading floors run by; undefined for nobody.
 */
export async function lockReviewer(
  tx: SqlTx,
  memberId: string,
  ownId: string | null = null,
): Promise<Date | undefined> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    with reviewer as materialized (select id from members where id = ${memberId}::uuid for no key update),
      own as materialized (select c.id from reviewer r join comments c on c.author_id = r.id where c.id = ${ownId}::uuid
        for no key update of c)
    select clock_timestamp() as at from reviewer left join own on true`;
  return rows[0]?.at;
}

/** The present moment by the database's clock. */
export async function findMoment(db: SqlTx): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  return rows[0]?.at;
}

/** A duty `d` for the comment `own`. */
const dutyObject = Prisma.sql`json_build_object('commentId', d.comment_id, 'memberId', d.member_id, 'required', d.required, 'done', d.done,
    'waived', d.waived, 'skips', d.skips, 'state', own.state, 'articleId', own.article_id)`;

/** What is asked of a reviewer whatever they are given, as entries of a JSON object; `p` is the site's pace. */
export const reviewerEntries = (memberId: string) => Prisma.sql`
        'standing', coalesce((select k.standing from reviewer_records k where k.member_id = ${memberId}::uuid), 'GOOD'),
        'pace', json_build_object('activeMembers', p.active_members, 'batchesPerDay', p.batches_per_day),
        'volunteeredAt', array(select a.assigned_at from review_assignments a where a.reviewer_id = ${memberId}::uuid
          and a.optional and a.duty_id is null and a.state = 'DONE' order by a.assigned_at desc limit 2)`;

/** Comments that a member has passed on, of those assigned since some moment. */
export const skippedSince = (
  memberId: string,
  since: Date,
) => Prisma.sql`(select count(*)::int from review_assignments a
  where a.reviewer_id = ${memberId}::uuid and a.assigned_at > ${since}::timestamptz and a.state = 'SKIPPED')`;

/** What decides how a reviewer's batch is filled. */
export type ReviewerFacts = Lately & {
  /** Where it is SUSPENDED, their verdicts weigh nothing (R13): they are given calibration items only. */
  standing: ReviewerStanding;
  /** Authors of the comments that they have reviewed for this duty. */
  authorsDone: string[];
  given: Given;
  /** Of their newest verdicts, how many there are, and whether they accept everything. */
  verdicts: number;
  acceptedAll: boolean;
  /** Whether this batch came in a burst; null while nothing of it was assigned. */
  begunInBurst: boolean | null;
};

/** A duty, how its batch is filled, and what of that is still to be reviewed. */
export type Batch = {
  duty: Duty;
  reviewer: ReviewerFacts;
  unfinished: Assignment[];
  /** Another comment of the member's that is reviewed for first; null where it is this one's turn. */
  after: string | null;
};

/** What has begun for this duty `d`: nobody takes that back when an older one of the member's turns up. */
const begun = (of: Prisma.Sql) =>
  Prisma.sql`exists (select 1 from review_assignments b where b.duty_id = ${of} and b.state <> 'CANCELLED')`;

/** The comment of the same member's that comes before the duty `d`: it waits, and has begun, or is older (R1). */
const turnBefore = Prisma.sql`(select o.comment_id from review_duties o join comments w on w.id = o.comment_id
    where o.member_id = d.member_id and o.comment_id <> d.comment_id and w.state = 'AWAITING_REVIEWS'
      and not ${begun(Prisma.sql`d.comment_id`)}
      and (${begun(Prisma.sql`o.comment_id`)} or (o.created_at, o.comment_id) < (d.created_at, d.comment_id))
    order by o.created_at, o.comment_id limit 1)`;

/** A duty and its batch as they stand, its member being locked. Null when it is not this member's. */
export async function findBatch(
  tx: SqlTx,
  key: { commentId: string; memberId: string },
  { firstReviews }: { firstReviews: number },
): Promise<Batch | null> {
  const { commentId, memberId } = key;
  const [rows, unfinished] = await Promise.all([
    tx.$queryRaw<Omit<Batch, 'unfinished'>[]>`
      select ${dutyObject} as duty, ${turnBefore} as after, json_build_object(${reviewerEntries(memberId)},
        'begunInBurst', (select bool_or(a.in_burst) from review_assignments a where a.duty_id = ${commentId}::uuid),
        'lastBatchAt', (select a.assigned_at from review_assignments a where a.reviewer_id = ${memberId}::uuid
          and a.duty_id <> ${commentId}::uuid and not a.optional order by a.assigned_at desc limit 1),
        'verdicts', n.verdicts, 'acceptedAll', n."acceptedAll",
        'authorsDone', array(select c.author_id from review_assignments a join comments c on c.id = a.comment_id
          where a.duty_id = ${commentId}::uuid and a.state = 'DONE'),
        'given', (select json_build_object('all', count(*), 'items', count(f.calibration_item_id)) from (
          select a.calibration_item_id from review_assignments a where a.reviewer_id = ${memberId}::uuid
            and a.state in ('OPEN', 'DONE', 'EXPIRED') limit ${firstReviews}) f)) as reviewer
      from review_duties d join comments own on own.id = d.comment_id
        left join site_pace p on true
        cross join (select count(*) as verdicts, coalesce(bool_and(v.verdict = 'YES'), true) as "acceptedAll" from (
          select verdict from reviews where reviewer_id = ${memberId}::uuid
          order by created_at desc limit ${inText(WATCHED_VERDICTS)}) v) n
      where d.comment_id = ${commentId}::uuid and d.member_id = ${memberId}::uuid`,
    findUnfinished(tx, key),
  ]);
  return rows[0] ? { ...rows[0], unfinished } : null;
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

/** What is left of the duty is waived (R8): the moderators see it at the comment. */
export async function waiveReviews(tx: SqlTx, duty: Duty, waived: number, at: Date): Promise<Duty> {
  const after = { ...duty, waived: duty.waived + waived };
  await tx.$executeRaw`
    with waived as (update review_duties set waived = waived + ${waived}::int,
      completed_at = coalesce(${isComplete(after) ? at : null}::timestamptz, completed_at) where comment_id = ${duty.commentId}::uuid)
    update comments set duty_waived = true where id = ${duty.commentId}::uuid`;
  return after;
}

/** See `skippedSince`. */
export async function countSkips(tx: SqlTx, memberId: string, since: Date): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`select ${skippedSince(memberId, since)} as count`;
  return row.count;
}

export const countSkip = (tx: SqlTx, dutyId: string) =>
  tx.$executeRaw`update review_duties set skips = skips + 1 where comment_id = ${dutyId}::uuid`;

export type AssignmentState = 'OPEN' | 'DONE' | 'SKIPPED' | 'EXPIRED' | 'CANCELLED';

/** A lease, with the present state of what it is on. */
export type Assignment = {
  id: string;
  /** Of an optional one the duty that it followed; null from the volunteers' queue. */
  dutyId: string | null;
  /** Beyond the duty (R1): it pays none. */
  optional: boolean;
  reviewerId: string;
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  slot: number;
  state: AssignmentState;
  notBefore: Date;
  expiresAt: Date;
  /** Of the comment now; null for a calibration item. */
  comment: { state: CommentState; revision: number; authorId: string } | null;
};

const assignmentColumns = Prisma.sql`
  a.id, a.duty_id as "dutyId", a.optional, a.reviewer_id as "reviewerId", a.comment_id as "commentId", a.revision,
  a.calibration_item_id as "calibrationItemId", a.slot, a.state::text as state, a.not_before as "notBefore",
  a.expires_at as "expiresAt",
  case when c.id is null then null else json_build_object('state', c.state, 'revision', c.revision, 'authorId', c.author_id) end as comment`;

const assignmentFrom = Prisma.sql`review_assignments a left join comments own on own.id = a.duty_id
  left join comments c on c.id = a.comment_id`;

/** The comments that an assignment of this reviewer's is for and on: both stay what they are while the reviewer is locked. */
export const commentsOfAssignment = (id: string, reviewerId: string): Prisma.Sql =>
  Prisma.sql`select unnest(array[a.duty_id, a.comment_id]) from review_assignments a
    where a.id = ${id}::uuid and a.reviewer_id = ${reviewerId}::uuid`;

/** One assignment of this reviewer's, and the duty that it pays, if it pays one; null when it is somebody else's or nobody's. */
export async function findAssignment(
  db: SqlTx,
  id: string,
  reviewerId: string,
): Promise<{ assignment: Assignment; duty: Duty | null } | null> {
  const rows = await db.$queryRaw<
    (Assignment & { duty: Duty | null })[]
  >`select ${assignmentColumns}, case when d.comment_id is not null then ${dutyObject} end as duty from ${assignmentFrom}
    left join review_duties d on d.comment_id = a.duty_id and not a.optional where a.id = ${id}::uuid and a.reviewer_id = ${reviewerId}::uuid`;
  if (!rows[0]) return null;
  const { duty: paid, ...assignment } = rows[0];
  return { assignment, duty: paid };
}

/**
 * This member has decided about a comment as a moderator, or about an appeal against that, or has taken a second look at it, in whatever
 * revision: they know what they think of it, and its author (R2, R5).
 */
export const hasDecided = (
  memberId: string,
  commentId: Prisma.Sql,
) => Prisma.sql`(exists (select 1 from decisions x
        where x.comment_id = ${commentId} and x.actor_id = ${memberId}::uuid)
      or exists (select 1 from appeals x where x.comment_id = ${commentId} and x.decided_by_id = ${memberId}::uuid)
      or exists (select 1 from blind_audits x where x.comment_id = ${commentId} and x.second_by_id = ${memberId}::uuid))`;

/** What ran out is not taken up again by who has decided about it since. */
const mayBeTakenUp = (memberId: string) =>
  Prisma.sql`(a.state = 'OPEN' or not ${hasDecided(memberId, Prisma.sql`a.comment_id`)})`;

/**
 * What of a duty's batch is still to be reviewed, in the order in which it was assigned: also leases that have run out. After it
 * what the reviewer was assigned for a comment that no longer waits, and can still be reviewed.
 */
export const findUnfinished = (
  tx: SqlTx,
  { commentId, memberId }: Pick<Duty, 'commentId' | 'memberId'>,
): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${memberId}::uuid and a.state in ('OPEN', 'EXPIRED') and not a.optional
      and (a.duty_id = ${commentId}::uuid or (own.state <> 'AWAITING_REVIEWS'
        and (a.state = 'OPEN' or a.comment_id is null or c.state = 'IN_REVIEW')))
      and ${mayBeTakenUp(memberId)}
    order by a.duty_id <> ${commentId}::uuid, a.assigned_at, a.slot, a.id`;

/** What a reviewer was leased beyond their duty and has not reviewed: what is open, then what ran out, the newest first. */
export const findUnfinishedOptional = (tx: SqlTx, memberId: string): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${memberId}::uuid and a.optional and a.state in ('OPEN', 'EXPIRED') and ${mayBeTakenUp(memberId)}
    order by a.state <> 'OPEN', a.assigned_at desc, a.id`;

/** When a reviewer can have read everything that they have open, but for one lease if it is named; null when nothing is open. */
export async function findReadingEnd(
  tx: SqlTx,
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
  /** Of a comment, as it was told when it was written; an item's is still to be told, from its text. */
  language: string | null;
  itemBody: string | null;
  articleLanguage: string;
  articleSlug: string;
  articleTitle: string;
  context: { bodyHtml: string; language: string } | null;
  notBefore: Date;
  expiresAt: Date;
};

/** What of a duty's batch is open, each with how many comments its reviewer has passed on since some moment. */
export const findOpenRows = (
  db: Pick<SqlTx, '$queryRaw'>,
  { commentId, memberId }: Pick<Duty, 'commentId' | 'memberId'>,
  since: Date,
): Promise<(AssignmentRow & { skipped: number })[]> =>
  findRows(
    db,
    Prisma.sql`a.duty_id = ${commentId}::uuid and not a.optional`,
    Prisma.sql`, ${skippedSince(memberId, since)} as skipped`,
  );

/** One assignment, if it is open. */
export const findOpenRow = async (
  db: Pick<SqlTx, '$queryRaw'>,
  id: string,
): Promise<AssignmentRow | undefined> => (await findRows(db, Prisma.sql`a.id = ${id}::uuid`))[0];

const findRows = <Row = AssignmentRow>(
  db: Pick<SqlTx, '$queryRaw'>,
  which: Prisma.Sql,
  more: Prisma.Sql = Prisma.empty,
): Promise<Row[]> =>
  db.$queryRaw`select a.id, coalesce(r.body_html, i.body_html) as "bodyHtml", r.language, i.body as "itemBody",
      t.language as "articleLanguage", t.slug as "articleSlug", t.headline as "articleTitle",
      case when p.id is not null then json_build_object('bodyHtml', p.body_html, 'language', p.language) end as context, a.not_before as "notBefore", a.expires_at as "expiresAt"
      ${more}
    from review_assignments a join articles t on t.id = a.article_id
      left join comment_revisions r on r.comment_id = a.comment_id and r.number = a.revision
      left join calibration_items i on i.id = a.calibration_item_id
      left join comments c on c.id = coalesce(a.comment_id, i.comment_id)
      left join comments pc on pc.id = c.parent_id and pc.visible
      left join comment_revisions p on p.comment_id = pc.id and p.number = pc.published_revision
    where ${which} and a.state = 'OPEN' order by a.slot, a.id`;

export type NewAssignment = {
  id: string;
  reviewerId: string;
  dutyId: string | null;
  optional: boolean;
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  articleId: string;
  slot: number;
  assignedAt: Date;
  notBefore: Date;
  expiresAt: Date;
  inBurst: boolean;
};

/** A limit in the text of a statement: the plan of a prepared one would else be made for any number, and sort them all. */
export const inText = (limit: number) => Prisma.raw(String(Math.trunc(limit)));

/** The duty asks for one review more: a practice place beside the others. */
export const addToRequired = (tx: SqlTx, dutyId: string) =>
  tx.$executeRaw`update review_duties set required = required + 1 where comment_id = ${dutyId}::uuid`;

/** Inserts leases, and counts those on comments at the comments, whose rows the caller has locked. */
export async function insertAssignments(tx: SqlTx, assignments: NewAssignment[]) {
  await tx.$executeRaw`
    with inserted as (
      insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, calibration_item_id, article_id, slot,
        assigned_at, not_before, expires_at, in_burst, optional)
      select * from json_to_recordset(${JSON.stringify(assignments)}::json) as l ("id" uuid, "reviewerId" uuid, "dutyId" uuid,
        "commentId" uuid, "revision" int, "calibrationItemId" uuid, "articleId" uuid, "slot" int, "assignedAt" timestamptz,
        "notBefore" timestamptz, "expiresAt" timestamptz, "inBurst" boolean, "optional" boolean)
      returning comment_id)
    update comments set lease_count = lease_count + 1 where id in (select comment_id from inserted)`;
}

/** Ends a lease without a review. Its reviewer must be locked, and the comment's row when the lease is counted there. */
export async function closeAssignment(
  tx: SqlTx,
  assignment: Assignment,
  state: 'SKIPPED' | 'EXPIRED' | 'CANCELLED',
) {
  await tx.$executeRaw`update review_assignments set state = ${state}::"AssignmentState" where id = ${assignment.id}::uuid`;
  if (assignment.commentId && isCounted(assignment)) await addToLeaseCount(tx, [assignment.commentId], -1);
}

/** Leases the same thing again, in its newest revision, if need be for another duty. The comment's row must be locked. */
export async function renewAssignment(
  tx: SqlTx,
  assignment: Assignment,
  lease: { notBefore: Date; expiresAt: Date; dutyId?: string; slot?: number },
) {
  const { id, commentId, comment } = assignment;
  const { notBefore, expiresAt, dutyId = null, slot = null } = lease;
  await tx.$executeRaw`update review_assignments set state = 'OPEN', not_before = ${notBefore}, expires_at = ${expiresAt},
      duty_id = coalesce(${dutyId}::uuid, duty_id), slot = coalesce(${slot}::int, slot),
      revision = coalesce(${comment?.revision ?? null}::int, revision)
    where id = ${id}::uuid`;
  if (commentId && !isCounted(assignment)) await addToLeaseCount(tx, [commentId], 1);
}

const addToLeaseCount = (tx: SqlTx, commentIds: string[], by: 1 | -1) =>
  tx.$executeRaw`update comments set lease_count = lease_count + ${by}::int where id = any(${commentIds}::uuid[])`;

/** Leases that have run out, or whose duty waits no longer, with the comments whose rows must be locked to take them back. */
export const findOverdue = (
  db: Db,
  now: Date,
  limit: number,
): Promise<{ id: string; reviewerId: string; commentId: string | null }[]> =>
  // The state stands in the text: the partial index serves no parameter.
  db.$queryRaw`select a.id, a.reviewer_id as "reviewerId", a.comment_id as "commentId" from review_assignments a
    where a.state = 'OPEN' and (a.expires_at <= ${now}
      or (not a.optional and exists (select 1 from comments own where own.id = a.duty_id and own.state <> 'AWAITING_REVIEWS')))
    order by a.expires_at limit ${limit}`;

/** Takes back an open lease that ran out, or whose duty waits no longer. Says whether it did: nothing else is taken back. */
export async function expireAssignment(
  tx: Tx,
  { id, commentId, ...rest }: Assignment,
  now: Date,
): Promise<boolean> {
  const taken = await tx.$executeRaw`update review_assignments a set state = 'EXPIRED'
    where a.id = ${id}::uuid and a.state = 'OPEN' and (a.expires_at <= ${now}
      or (not a.optional and exists (select 1 from comments own where own.id = a.duty_id and own.state <> 'AWAITING_REVIEWS')))`;
  if (taken === 0) return false;
  if (commentId && isCounted(rest)) await addToLeaseCount(tx, [commentId], -1);
  return true;
}

/** What a reviewer holds a lease on, calibration items left out. */
export const findOpenOnComments = (db: Db, reviewerId: string): Promise<Assignment[]> =>
  db.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${reviewerId}::uuid and a.state = 'OPEN' and a.comment_id is not null order by a.id`;

/** Everything that a reviewer holds a lease on. */
export const findOpenOf = (tx: Tx, reviewerId: string): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${reviewerId}::uuid and a.state = 'OPEN' order by a.id`;
