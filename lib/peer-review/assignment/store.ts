import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import type { Candidate, Fitness, Given } from './rules';
import type { Verdict } from '../schemas';

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

/**
 * Locks a reviewer: one batch of theirs is dealt, paid or swapped at a time, also when two comments of theirs wait. Returns the
 * moment of it by the database's clock, which is the one that leases and reading floors run by; undefined for nobody.
 */
export async function lockReviewer(tx: SqlTx, memberId: string): Promise<Date | undefined> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    with locked as materialized (select id from members where id = ${memberId}::uuid for no key update)
    select clock_timestamp() as at from locked`;
  return rows[0]?.at;
}

/** The present moment by the database's clock. */
export async function findMoment(db: Db): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  return rows[0]?.at;
}

/** A duty as it stands, its member being locked. Null when it is not this member's. */
export async function findDuty(tx: SqlTx, commentId: string, memberId: string): Promise<Duty | null> {
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

export async function countReviewDone(tx: SqlTx, duty: Duty, at: Date) {
  const complete = duty.done + 1 + duty.waived === duty.required;
  await tx.$executeRaw`update review_duties set done = done + 1, completed_at = coalesce(${complete ? at : null}::timestamptz, completed_at)
    where comment_id = ${duty.commentId}::uuid`;
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
  comment: { state: CommentState; revision: number; authorId: string } | null;
};

const assignmentColumns = Prisma.sql`
  a.id, a.duty_id as "dutyId", a.reviewer_id as "reviewerId", a.comment_id as "commentId", a.revision,
  a.calibration_item_id as "calibrationItemId", a.slot, a.state::text as state, a.not_before as "notBefore",
  a.expires_at as "expiresAt",
  case when c.id is null then null else json_build_object('state', c.state, 'revision', c.revision, 'authorId', c.author_id) end as comment`;
const assignmentFrom = Prisma.sql`review_assignments a join comments own on own.id = a.duty_id
  left join comments c on c.id = a.comment_id`;

/** One assignment of this reviewer's; null when it is somebody else's or nobody's. */
export async function findAssignment(db: SqlTx, id: string, reviewerId: string): Promise<Assignment | null> {
  const rows = await db.$queryRaw<Assignment[]>`select ${assignmentColumns} from ${assignmentFrom}
    where a.id = ${id}::uuid and a.reviewer_id = ${reviewerId}::uuid`;
  return rows[0] ?? null;
}

/**
 * What of a duty's batch is still to be reviewed, in the order in which it was dealt: also leases that have run out. After it
 * what the reviewer was dealt for a comment that no longer waits, and can still be reviewed.
 */
export const findUnfinished = (tx: SqlTx, { commentId, memberId }: Duty): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${memberId}::uuid and a.state in ('OPEN', 'EXPIRED')
      and (a.duty_id = ${commentId}::uuid or (own.state <> 'AWAITING_REVIEWS'
        and (a.state = 'OPEN' or a.comment_id is null or c.state = 'IN_REVIEW')))
    order by a.duty_id <> ${commentId}::uuid, a.assigned_at, a.slot, a.id`;

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

export const findOpenRows = (db: Pick<SqlTx, '$queryRaw'>, dutyId: string): Promise<AssignmentRow[]> =>
  db.$queryRaw`select a.id, coalesce(r.body_html, i.body_html) as "bodyHtml", r.language, i.body as "itemBody",
      t.language as "articleLanguage", t.slug as "articleSlug", t.headline as "articleTitle",
      case when p.id is not null then json_build_object('bodyHtml', p.body_html, 'language', p.language) end as context, a.not_before as "notBefore", a.expires_at as "expiresAt"
    from review_assignments a join articles t on t.id = a.article_id
      left join comment_revisions r on r.comment_id = a.comment_id and r.number = a.revision
      left join calibration_items i on i.id = a.calibration_item_id
      left join comments c on c.id = coalesce(a.comment_id, i.comment_id)
      left join comments pc on pc.id = c.parent_id and pc.visible
      left join comment_revisions p on p.comment_id = pc.id and p.number = pc.published_revision
    where a.duty_id = ${dutyId}::uuid and a.state = 'OPEN' order by a.slot, a.id`;

/** What decides how a reviewer's batch is filled. */
export type ReviewerFacts = {
  /** Their verdicts weigh nothing (R13): they are given calibration items only. */
  suspended: boolean;
  /** Authors of the comments that they have reviewed for this duty. */
  authorsDone: string[];
  given: Given;
};

export async function findReviewerFacts(
  tx: SqlTx,
  { memberId, commentId }: Pick<Duty, 'memberId' | 'commentId'>,
  { firstReviews }: { firstReviews: number },
): Promise<ReviewerFacts> {
  type Row = Pick<ReviewerFacts, 'suspended' | 'authorsDone'> & Given;
  const [row] = await tx.$queryRaw<[Row]>`
    select exists (select 1 from reviewer_records k where k.member_id = ${memberId}::uuid and k.standing = 'SUSPENDED') as suspended,
      array(select c.author_id::text from review_assignments a join comments c on c.id = a.comment_id
        where a.duty_id = ${commentId}::uuid and a.state = 'DONE') as "authorsDone",
      g."all", g.items
    from (select count(*)::int as "all", count(f.calibration_item_id)::int as items from (
      select a.calibration_item_id from review_assignments a
      where a.reviewer_id = ${memberId}::uuid and a.state in ('OPEN', 'DONE', 'EXPIRED') limit ${firstReviews}) f) g`;
  const { suspended, authorsDone, all, items } = row;
  return { suspended, authorsDone, given: { all, items } };
}

/** No conflict with a comment `c` that never gives way: own, given before, reported, answering it or answered by it (R2). */
const mayEverReview = (reviewerId: string) => Prisma.sql`c.author_id <> ${reviewerId}::uuid
      and not exists (select 1 from review_assignments a where a.reviewer_id = ${reviewerId}::uuid and a.comment_id = c.id)
      and not exists (select 1 from reports p where p.member_id = ${reviewerId}::uuid and p.comment_id = c.id)
      and not exists (select 1 from comments reply where reply.parent_id = c.id and reply.author_id = ${reviewerId}::uuid)
      and not exists (select 1 from comments parent where parent.id = c.parent_id and parent.author_id = ${reviewerId}::uuid)`;

/** Who is reviewing, or has reviewed, an undecided comment of this member's. */
const reviewersOf = (memberId: string) => Prisma.sql`select a.reviewer_id from comments mine
      join review_assignments a on a.comment_id = mine.id and a.state in ('OPEN', 'DONE')
    where mine.author_id = ${memberId}::uuid and mine.state = 'IN_REVIEW'`;

export type CandidateRow = Omit<Candidate, 'weight' | 'overdue'> & Fitness;

/** Share of agreement on common comments, drawn towards one half where few are known. */
const agreement = (reviewerId: string) => Prisma.sql`coalesce((
      select avg((coalesce(k.agreed, 0) + 1) / (coalesce(k.shared, 0) + 2)::float8) from review_assignments a
        left join reviewer_pairs k on k.first_id = least(a.reviewer_id, ${reviewerId}::uuid)
          and k.second_id = greatest(a.reviewer_id, ${reviewerId}::uuid)
      where a.comment_id = n.id and a.revision = n.revision and a.state in ('OPEN', 'DONE')), 0.5)`;

/** Of the articles of some comments, those with a topic that the reviewer has stated knowledge or experience of. */
const articlesOfExpertise = (reviewerId: string) => Prisma.sql`select t.id from articles t,
      (select to_tsvector('simple', string_agg(e.field || ' ' || e.line, ' ')) as words from expertise e
        where e.member_id = ${reviewerId}::uuid) as known
    where t.id in (select article_id from neediest)
      and exists (select 1 from unnest(t.topics) topic where known.words @@ phraseto_tsquery('simple', topic))`;

/**
 * The stretches of the index of need, and the order in which they are dealt: what is short of its quorum and got in line by
 * `longWaiting`, and then the rest, the fewest reviews and leases first.
 */
const stretchesOfNeed = ({ min, max }: { min: number; max: number }, longWaiting: Date) => Prisma.sql`
      select -1 as rank, load, timestamptz '-infinity' as after, ${longWaiting}::timestamptz as until
        from generate_series(0, ${min}::int - 1) as load
      union all select load, load, case when load < ${min}::int then ${longWaiting}::timestamptz else '-infinity' end, 'infinity'
        from generate_series(0, ${max}::int - 1) as load`;

/**
 * Comments that the reviewer could be given, the neediest and among them the oldest first, and what speaks for and against each.
 * With `besides` only such as would be an alternative to what was found before: by other authors, and not mutual.
 */
export function findCandidates(
  tx: SqlTx,
  key: {
    reviewerId: string;
    quorum: { min: number; max: number };
    /** What got in line by then, and lacks its quorum, is overdue. */
    longWaiting: Date;
    preferences: { expertise: boolean; diversity: boolean };
    limit: number;
    besides?: string[];
  },
): Promise<CandidateRow[]> {
  const { reviewerId, quorum, longWaiting, preferences, besides } = key;
  // Said in the text: the plan of a prepared statement would else be made for any number, and sort them all.
  const limit = Prisma.raw(String(Math.trunc(key.limit)));
  const alternative = besides
    ? Prisma.sql`and c.author_id <> all(${besides}::uuid[]) and c.author_id not in (${reviewersOf(reviewerId)})`
    : Prisma.empty;
  // Of each stretch no more is read than is wanted, and nothing when those of lower ranks were enough.
  return tx.$queryRaw`
    with neediest as materialized (
      select c.*, s.rank from (select * from (${stretchesOfNeed(quorum, longWaiting)}) every order by rank) s
      cross join lateral (
        select c.id, c.author_id, c.article_id, c.revision, s.load, c.in_review_at from comments c
        where c.state = 'IN_REVIEW' and c.review_count + c.lease_count = s.load
          and c.in_review_at > s.after and c.in_review_at <= s.until and (s.load < ${quorum.min}::int or c.review_count >= ${quorum.min}::int)
          and ${mayEverReview(reviewerId)} ${alternative}
        order by c.in_review_at, c.id limit ${limit}) c
      order by s.rank, c.in_review_at, c.id limit ${limit})
    select n.id, n.author_id as "authorId", n.load, n.in_review_at as "inReviewAt",
      n.author_id in (${reviewersOf(reviewerId)}) as "reviewsReviewer",
      ${preferences.expertise ? Prisma.sql`n.article_id in (${articlesOfExpertise(reviewerId)})` : Prisma.sql`false`} as expert,
      ${preferences.diversity ? agreement(reviewerId) : Prisma.sql`0.5`}::float8 as agreement
    from neediest n order by n.rank, n.in_review_at, n.id`;
}

/**
 * Claims, until the transaction ends, the pair of the reviewer and each of some authors, so that of two members who are dealt each
 * other's comments in the same moment only one is (R2). Nobody waits. Returns the authors whose pair was free.
 */
export async function claimPairs(tx: SqlTx, reviewerId: string, authorIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; claimed: boolean }[]>`
    select author::text as id, pg_try_advisory_xact_lock(hashtextextended(
      least(author, ${reviewerId}::uuid)::text || greatest(author, ${reviewerId}::uuid)::text, 0)) as claimed
    from unnest(${authorIds}::uuid[]) as author`;
  return rows.filter(({ claimed }) => claimed).map(({ id }) => id);
}

/** Locks of some comments those that nobody else has locked. Nobody waits. */
export async function lockAtOnce(tx: SqlTx, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from comments where id = any(${ids}::uuid[])
    order by id for no key update skip locked`;
  return rows.map(({ id }) => id);
}

/** What a comment that is about to be leased is like, its row being locked. */
export type Leasable = {
  id: string;
  authorId: string;
  articleId: string;
  revision: number;
  body: string;
  reviewsReviewer: boolean;
};

export const findLeasable = (tx: SqlTx, ids: string[], reviewerId: string): Promise<Leasable[]> =>
  tx.$queryRaw`select c.id, c.author_id as "authorId", c.article_id as "articleId", c.revision, r.body,
      c.author_id in (${reviewersOf(reviewerId)}) as "reviewsReviewer" from comments c
    join comment_revisions r on r.comment_id = c.id and r.number = c.revision where c.id = any(${ids}::uuid[])`;

/** A calibration item that a reviewer can be given; the article is that of the comment that it was picked from. */
export type DrawnItem = { id: string; body: string; articleId: string | null };

/**
 * Draws calibration items for a duty: first such as its member has never had, in an order that `seed` shuffles, and when every
 * one was used the least recently used again. Never one that they hold or have just passed on, nor one made of a comment that
 * they wrote, reported, were given to review, answered, or are answered by.
 */
export const drawItems = (
  tx: SqlTx,
  { memberId, commentId }: Pick<Duty, 'memberId' | 'commentId'>,
  key: { language: string; count: number; except: string[]; seed: number },
): Promise<DrawnItem[]> =>
  tx.$queryRaw`
    select i.id, i.body, c.article_id as "articleId" from calibration_items i
      left join comments c on c.id = i.comment_id
      left join lateral (select max(a.assigned_at) as at,
          bool_or(a.state in ('OPEN', 'EXPIRED') or (a.state = 'SKIPPED' and a.duty_id = ${commentId}::uuid)) as held
        from review_assignments a where a.reviewer_id = ${memberId}::uuid and a.calibration_item_id = i.id) used on true
    where i.active and i.language = ${key.language} and i.id <> all(${key.except}::uuid[]) and used.held is not true
      and (i.comment_id is null or (c.state <> 'WITHDRAWN' and ${mayEverReview(memberId)}))
    order by used.at nulls first, md5(i.id::text || ${String(key.seed)}) limit ${key.count}`;

/** The articles of the comments that need reviews most: where a calibration item would not stand out. */
export async function findArticlesInReview(tx: SqlTx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`select article_id as id from comments where state = 'IN_REVIEW'
    order by review_count + lease_count, in_review_at, id limit ${limit}`;
  return rows.map(({ id }) => id);
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
export async function insertAssignments(tx: SqlTx, assignments: NewAssignment[]) {
  await tx.$executeRaw`
    with laid as (
      insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, calibration_item_id, article_id, slot,
        assigned_at, not_before, expires_at)
      select * from json_to_recordset(${JSON.stringify(assignments)}::json) as l ("id" uuid, "reviewerId" uuid, "dutyId" uuid,
        "commentId" uuid, "revision" int, "calibrationItemId" uuid, "articleId" uuid, "slot" int, "assignedAt" timestamptz,
        "notBefore" timestamptz, "expiresAt" timestamptz)
      returning comment_id)
    update comments set lease_count = lease_count + 1 where id in (select comment_id from laid)`;
}

/** Whether a lease is counted at its comment: only an open one on the newest revision is. */
export const isCounted = (a: Assignment): boolean =>
  a.state === 'OPEN' && a.comment !== null && a.revision === a.comment.revision;

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

/** What a reviewer holds a lease on, calibration items left out. */
export const findOpenOnComments = (tx: Tx, reviewerId: string): Promise<Assignment[]> =>
  tx.$queryRaw`select ${assignmentColumns} from ${assignmentFrom}
    where a.reviewer_id = ${reviewerId}::uuid and a.state = 'OPEN' and a.comment_id is not null order by a.id`;

// ── Reviews ────────────────────────────────────────────────────────────────────────────────────

export async function findReview(
  db: SqlTx,
  assignmentId: string,
): Promise<{ verdict: Verdict; createdAt: Date } | null> {
  const rows = await db.$queryRaw<{ verdict: Verdict; createdAt: Date }[]>`
    select verdict::text as verdict, created_at as "createdAt" from reviews where assignment_id = ${assignmentId}::uuid`;
  return rows[0] ?? null;
}

export type NewReview = {
  id: string;
  verdict: Verdict;
  note: string | null;
  network: string | null;
  createdAt: Date;
  countsForDuty: boolean;
  /** Of the comment as it is locked; null for a calibration item. */
  commentVersion: number | null;
};

/** The revision that was judged of a text that readers see: of a correction, the one that it corrects. */
export async function findJudgedRevision(tx: SqlTx, commentId: string, shown: number): Promise<number> {
  const rows = await tx.$queryRaw<{ judged: number }[]>`
    select judged_revision(${commentId}::uuid, ${shown}::int) as judged`;
  return rows[0]?.judged ?? shown;
}

/** Lays a review, ends its lease, and counts both at the comment, whose row must be locked. */
export async function insertReview(tx: SqlTx, assignment: Assignment, review: NewReview) {
  const { id: assignmentId, commentId, revision, calibrationItemId, reviewerId } = assignment;
  // One of the text before a correction is counted there no longer.
  const counted = isCounted(assignment) ? commentId : null;
  await tx.$executeRaw`
    with done as (update review_assignments set state = 'DONE' where id = ${assignmentId}::uuid),
      counted as (update comments set review_count = review_count + 1, lease_count = lease_count - 1 where id = ${counted}::uuid)
    insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, calibration_item_id, verdict, note, created_at,
      comment_version, counts_for_duty, network)
    values (${review.id}::uuid, ${assignmentId}::uuid, ${reviewerId}::uuid, ${commentId}::uuid, ${revision}::int,
      ${calibrationItemId}::uuid, ${review.verdict}::"Verdict", ${review.note}, ${review.createdAt}, ${review.commentVersion}::int,
      ${review.countsForDuty}, ${review.network})`;
}

/** What is right about an item. One that is not active is out of use. */
export type CalibrationItem = { id: string; verdict: Verdict; explanation: string; active: boolean };

export async function findCalibrationItem(db: SqlTx, id: string): Promise<CalibrationItem | null> {
  const rows = await db.$queryRaw<CalibrationItem[]>`
    select id, verdict::text as verdict, explanation, active from calibration_items where id = ${id}::uuid`;
  return rows[0] ?? null;
}

// ── Comments that wait for a decision ──────────────────────────────────────────────────────────

/** Comments in review with as many reviews as a comment may have: nobody else is asked about them. Oldest first. */
export async function findFullyReviewed(db: Db, most: number, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select id from comments where state = 'IN_REVIEW'
    and review_count + lease_count >= ${most}::int and review_count >= ${most}::int order by in_review_at, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

// ── Sanctions ──────────────────────────────────────────────────────────────────────────────────

/** How a sanction ends, and ended; null when there is none of this id. */
export const findSanctionEnd = (
  db: Db,
  id: string,
): Promise<{ endsAt: Date | null; liftedAt: Date | null } | null> =>
  db.sanction.findUnique({ where: { id }, select: { endsAt: true, liftedAt: true } });

/** Whether a member's verdicts count: no sanction is in force, and they are not suspended. */
export async function countsNow(db: Db, memberId: string, at: Date): Promise<boolean> {
  const inForce = {
    memberId,
    liftedAt: null,
    startsAt: { lte: at },
    OR: [{ endsAt: null }, { endsAt: { gt: at } }],
  };
  if ((await db.sanction.count({ where: inForce })) > 0) return false;
  return (await db.reviewerRecord.count({ where: { memberId, standing: 'SUSPENDED' } })) === 0;
}

// ── Calibration items ──────────────────────────────────────────────────────────────────────────

export type CalibrationItemData = {
  id: string;
  key: string;
  body: string;
  bodyHtml: string;
  wordCount: number;
  verdict: Verdict;
  explanation: string;
  language: string;
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
