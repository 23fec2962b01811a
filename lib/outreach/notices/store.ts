import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { SEND_MAIL } from '../mail/schemas';
import type { Told } from './schemas';

// ── Telling ────────────────────────────────────────────────────────────────────────────────────

/**
 * How often mail is tried: the wait grows from seconds to six hours, so that these are about two and a half days. By then the
 * notice itself has long been in the page.
 */
const ATTEMPTS = 20;

export type NewNotice = Told & {
  memberId: string;
  eventId: bigint;
  /** The comment that it is about. */
  commentId: string | null;
};

/**
 * Lays notices, and for each a job that mails it, in one statement: neither is there without the other. What was told before
 * is not told again, whoever brings the event, and however often.
 */
export async function insertNotices(tx: Tx, notices: NewNotice[], at: Date): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ eventId, ...notice }) => ({
    id: newId(),
    eventId: String(eventId),
    ...notice,
  }));
  await tx.$queryRaw`
    with told as (
      insert into notices (id, member_id, kind, event_id, comment_id, facts, created_at)
      select n.id, m.id, n.kind, n."eventId", n."commentId", n.facts, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n(id uuid, "memberId" uuid, kind text, "eventId" bigint, "commentId" uuid, facts jsonb)
      join members m on m.id = n."memberId"
      on conflict do nothing returning id)
    select 1 from told, graphile_worker.add_job(${SEND_MAIL}, json_build_object('noticeId', told.id),
      job_key => 'mail:' || told.id, max_attempts => ${ATTEMPTS}::int)`;
}

// ── What there is to tell ──────────────────────────────────────────────────────────────────────

/** What a notice about a comment is made of, and the decision that it is about, if it is about one. */
export type CommentFacts = {
  authorId: string;
  slug: string;
  title: string;
  body: string;
  /** It was posted before this happened. */
  postedBefore: boolean;
  decision: {
    actorId: string | null;
    note: string | null;
    /** It is how an appeal was granted. */
    onAppeal: boolean;
  } | null;
};

/** @param version the one that the decision was taken on, or null */
export async function findCommentFacts(
  db: Db,
  id: string,
  version: number | null,
): Promise<CommentFacts | null> {
  const rows = await db.$queryRaw<CommentRow[]>`
    select c.author_id as "authorId", a.slug, a.headline as title, r.body,
      coalesce(c.published_at < coalesce(d.created_at, 'infinity'), false) as "postedBefore",
      d.id as "decisionId", d.actor_id as "actorId", d.note,
      exists (select 1 from appeals p where p.comment_id = c.id and p.state = 'REVERSED'
        and p.decided_at = d.created_at) as "onAppeal"
    from comments c join articles a on a.id = c.article_id
      left join decisions d on d.comment_id = c.id and d.version = ${version}::int
      join comment_revisions r on r.comment_id = c.id and r.number = coalesce(d.revision, c.revision)
    where c.id = ${id}::uuid`;
  const [row] = rows;
  if (!row) return null;
  const { authorId, slug, title, body, postedBefore, decisionId, ...decision } = row;
  const about = { authorId, slug, title, body, postedBefore };
  return { ...about, decision: decisionId ? decision : null };
}

type CommentRow = Omit<CommentFacts, 'decision'> &
  NonNullable<CommentFacts['decision']> & { decisionId: string | null };

/** The moderator's words on an appeal; null when there is no such appeal, or it is not decided. */
export async function findAppealOutcome(
  db: Db,
  id: string,
): Promise<{ memberId: string; reversed: boolean; note: string | null } | null> {
  const appeal = await db.appeal.findUnique({
    where: { id },
    select: { memberId: true, state: true, note: true },
  });
  if (appeal?.state !== 'UPHELD' && appeal?.state !== 'REVERSED') return null;
  const { memberId, note } = appeal;
  return { memberId, note, reversed: appeal.state === 'REVERSED' };
}

/** Who reported a comment and has an outcome. */
export async function findClosedReports(
  db: Db,
  commentId: string,
): Promise<{ memberId: string; acted: boolean }[]> {
  const rows = await db.report.findMany({
    where: { commentId, outcome: { not: null } },
    select: { memberId: true, outcome: true },
  });
  return rows.map(({ memberId, outcome }) => ({ memberId, acted: outcome === 'ACTED' }));
}

/** How a contest of a calibration item was decided; null while it is not. */
export async function findAnsweredContest(
  db: Db,
  id: string,
): Promise<{ memberId: string; retired: boolean; note: string | null } | null> {
  const contest = await db.calibrationContest.findUnique({
    where: { id },
    select: { memberId: true, outcome: true, note: true },
  });
  if (!contest?.outcome) return null;
  return { memberId: contest.memberId, retired: contest.outcome === 'RETIRED', note: contest.note };
}

export type SanctionFacts = {
  memberId: string;
  kind: 'TIME_OUT' | 'BAN';
  reason: string;
  endsAt: Date | null;
  liftReason: string | null;
};

export const findSanction = (db: Db, id: string): Promise<SanctionFacts | null> =>
  db.sanction.findUnique({
    where: { id },
    select: { memberId: true, kind: true, reason: true, endsAt: true, liftReason: true },
  });

/** What came of all that one member reviewed for one comment of theirs. */
export type FinishedBatch = {
  memberId: string;
  /** The comment that the reviews were for. */
  commentId: string;
  slug: string;
  title: string;
  reviewed: number;
  published: number;
};

/**
 * Batches that a comment is in, or that were reviewed for it, once the last comment in them is decided. What was reviewed is a
 * revision: where that one was accepted it is published, whatever became of a later one.
 */
export const findFinishedBatches = (db: Db, commentId: string): Promise<FinishedBatch[]> =>
  db.$queryRaw`
    with touched as (
      select distinct a.duty_id from reviews v join review_assignments a on a.id = v.assignment_id
        where v.comment_id = ${commentId}::uuid and v.voided_at is null
      union select ${commentId}::uuid)
    select d.member_id as "memberId", d.comment_id as "commentId", article.slug, article.headline as title,
      count(*)::int as reviewed,
      (count(*) filter (where c.visible and c.published_revision >= v.revision))::int as published
    from touched t
      join review_duties d on d.comment_id = t.duty_id and d.completed_at is not null
      join comments own on own.id = d.comment_id
      join articles article on article.id = own.article_id
      join review_assignments a on a.duty_id = d.comment_id
      join reviews v on v.assignment_id = a.id and v.voided_at is null
      join comments c on c.id = v.comment_id
    group by d.comment_id, d.member_id, article.slug, article.headline
    having bool_and(c.state in ('PUBLISHED', 'REJECTED', 'REMOVED', 'WITHDRAWN', 'EXPIRED')
      or coalesce(c.published_revision >= v.revision, false))`;

// ── Reading ────────────────────────────────────────────────────────────────────────────────────

export type NoticeRow = Told & {
  id: string;
  commentId: string | null;
  createdAt: Date;
  readAt: Date | null;
};

const columns = Prisma.sql`n.id, n.kind, n.facts, n.comment_id as "commentId", n.created_at as "createdAt", n.read_at as "readAt"`;

/** A member's notices, newest first. */
export function findNotices(db: Db, memberId: string, limit: number, after?: Cursor): Promise<NoticeRow[]> {
  const place = after
    ? Prisma.sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${columns} from notices n where n.member_id = ${memberId}::uuid ${place}
    order by n.created_at desc, n.id desc limit ${limit}`;
}

export async function findNotice(db: Db, memberId: string, id: string): Promise<NoticeRow | null> {
  const rows = await db.$queryRaw<NoticeRow[]>`select ${columns} from notices n
    where n.id = ${id}::uuid and n.member_id = ${memberId}::uuid`;
  return rows[0] ?? null;
}

/** Up to `most`: nobody reads a greater number, and counting stops there. */
export async function countUnreadRows(db: Db, memberId: string, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from
    (select 1 from notices where member_id = ${memberId}::uuid and read_at is null limit ${most}) as unread`;
  return row?.count ?? 0;
}

export async function markNotices(db: Db, memberId: string, ids: string[], at: Date): Promise<void> {
  await db.notice.updateMany({ where: { memberId, id: { in: ids }, readAt: null }, data: { readAt: at } });
}

/** Marks a notice and all that are older; nothing when it is not the member's. */
export async function markNoticesThrough(db: Db, memberId: string, id: string, at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at} from notices newest
    where newest.id = ${id}::uuid and newest.member_id = ${memberId}::uuid
      and n.member_id = newest.member_id and n.read_at is null
      and (n.created_at, n.id) <= (newest.created_at, newest.id)`;
}
