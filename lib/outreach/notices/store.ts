import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { isAlwaysMailed, mailTiming } from '../mail/rules';
import { SEND_MAIL } from '../mail/schemas';
import { beginningOf, type About } from './notice-words';
import { noticeKinds, type Facts, type NoticeKind, type Seen, type Told } from './schemas';

// ── Telling ────────────────────────────────────────────────────────────────────────────────────

/**
 * How often mail is tried: the wait grows from seconds to six hours, so that these are about two and a half days. By then the
 * notice itself has long been in the page.
 */
const ATTEMPTS = 20;

export type NewNotice = Told & {
  memberId: string;
  /** Null where the clock alone brought it about: it then has a key. */
  eventId: bigint | null;
  /** The comment that it is about. */
  commentId: string | null;
  /** What it is told once by, where several events can bring it about. */
  onceKey?: string;
  /** Its member has seen already what it says: it is there to be looked up. */
  seen?: boolean;
};

/**
 * Lays notices, and a job that mails it for each that its member wants mailed at once, in one statement: neither is there
 * without the other. What was told before is not told again, whoever brings the event, and however often.
 */
export async function insertNotices(tx: Tx, notices: NewNotice[], at: Date): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ eventId, seen, ...notice }) => ({
    id: newId(),
    eventId: eventId === null ? null : String(eventId),
    readAt: seen ? at : null,
    ...notice,
  }));
  await tx.$queryRaw`
    with told as (
      insert into notices (id, member_id, kind, event_id, comment_id, once_key, facts, created_at, read_at)
      select n.id, m.id, n.kind, n."eventId", n."commentId", n."onceKey", n.facts, ${at}, n."readAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "memberId" uuid, kind text,
        "eventId" bigint, "commentId" uuid, "onceKey" text, facts jsonb, "readAt" timestamptz)
      join members m on m.id = n."memberId"
      on conflict do nothing returning id, member_id, kind, read_at is null as fresh)
    ${MAIL_WHAT_WAS_TOLD}`;
}

/** A notice that tells how much is new in something that a member follows. */
export type NewsOfFollowed = { memberId: string; onceKey: string; facts: Facts['thread.new'] };

/**
 * Tells of a new comment those who follow what it belongs to. Of one thing that a member follows there is one notice that they
 * have not seen: it is counted up, comes to the top again, and is not mailed again. Whoever was told of the comment before,
 * by this or as an answer or mention, is not told again.
 */
export async function countUpNotices(
  tx: Tx,
  { eventId, commentId, news }: { eventId: bigint; commentId: string; news: NewsOfFollowed[] },
  at: Date,
): Promise<void> {
  const rows = news.map((one) => ({ id: newId(), ...one }));
  await tx.$queryRaw`
    with told as (
      insert into notices as n (id, member_id, kind, event_id, comment_id, once_key, facts, created_at)
      select t.id, m.id, 'thread.new', ${eventId}, ${commentId}::uuid, t."onceKey", t.facts, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, "memberId" uuid, "onceKey" text, facts jsonb)
      join members m on m.id = t."memberId"
      where not exists (select 1 from notices o where o.member_id = m.id
        and o.created_at > ${at}::timestamptz - ${EVENTS_REMEMBERED}::interval
        and ((o.kind in ('comment.reply', 'comment.mention') and o.comment_id = ${commentId}::uuid)
          or (o.kind = 'thread.new' and o.facts -> 'comments' ? ${commentId})))
      on conflict (member_id, kind, once_key) do update set event_id = excluded.event_id, comment_id = excluded.comment_id,
        created_at = greatest(n.created_at, excluded.created_at),
        facts = case when jsonb_array_length(n.facts -> 'comments') < ${MOST_COUNTED} then
          jsonb_set(n.facts, '{comments}', n.facts -> 'comments' || (excluded.facts -> 'comments')) else n.facts end
        where not (n.facts -> 'comments' ? ${commentId})
      returning id, member_id, kind, xmax = 0 as fresh)
    ${MAIL_WHAT_WAS_TOLD}`;
}

/** Where counting up stops: nobody reads a greater number. */
const MOST_COUNTED = 100;
/** Longer than an event is kept, and may so be brought again. */
const EVENTS_REMEMBERED = '8 days';

/** Each kind with its topic, and when that is mailed by default or always, as rows. */
const KINDS = JSON.stringify(
  Object.entries(noticeKinds).map(([kind, topic]) => ({
    kind,
    topic,
    always: isAlwaysMailed(topic),
    timing: mailTiming(topic, undefined),
  })),
);

/** The end of a statement that has laid notices as `told`: a job for each that is to be mailed at once. */
const MAIL_WHAT_WAS_TOLD = Prisma.sql`, at_once as (
    select told.id from told
      join jsonb_to_recordset(${KINDS}::jsonb) as k(kind text, topic text, always boolean, timing text) on k.kind = told.kind
      left join notice_preferences p on p.member_id = told.member_id and p.topic = k.topic and not k.always
    where told.fresh and coalesce(p.mail::text, k.timing) = 'AT_ONCE')
  select 1 from at_once, graphile_worker.add_job(${SEND_MAIL}, json_build_object('noticeId', at_once.id),
    job_key => 'mail:' || at_once.id, max_attempts => ${ATTEMPTS}::int)`;

/** What there is nothing to do about any more is taken for seen: so it is not counted, and not mailed. */
export async function settleNotices(tx: Tx, about: Settled, at: Date): Promise<void> {
  await tx.$executeRaw`update notices n set read_at = ${at} from comments c
    where c.id = ${about.commentId}::uuid and n.member_id = c.author_id and n.comment_id = c.id and n.kind = ${about.kind}
      and n.read_at is null and n.once_key is distinct from ${about.except ?? null}`;
}

export type Settled = {
  commentId: string;
  kind: NoticeKind;
  /** The key of the one that is still to be seen. */
  except?: string;
};

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

/** A comment that readers see for the first time. */
export type PostedComment = {
  id: string;
  authorId: string;
  articleId: string;
  slug: string;
  title: string;
  body: string;
  rootId: string | null;
  /** Who wrote what it answers, unless they have taken that back. */
  answeredId: string | null;
};

/**
 * The comment that a decision on a version has brought before readers, in the words that it was about; null where they had seen it
 * before, or do not see it any more.
 */
export async function findFirstPosted(db: Db, id: string, version: number): Promise<PostedComment | null> {
  const rows = await db.$queryRaw<PostedComment[]>`
    select c.id, c.author_id as "authorId", a.id as "articleId", a.slug, a.headline as title, r.body, c.root_id as "rootId",
      p.author_id as "answeredId"
    from comments c join articles a on a.id = c.article_id
      join decisions d on d.comment_id = c.id and d.version = ${version} and d.created_at <= c.published_at
      join comment_revisions r on r.comment_id = c.id and r.number = d.revision
      left join comments p on p.id = c.parent_id and p.state <> 'WITHDRAWN'
    where c.id = ${id}::uuid and c.visible`;
  return rows[0] ?? null;
}

/** Somebody whom a comment may name: who has written under the article, or wrote the article itself. */
export type Participant = { id: string; displayName: string };

/** Participants of a discussion by the skeletons of their names. */
export const findParticipants = (db: Db, articleId: string, skeletons: string[]): Promise<Participant[]> =>
  db.$queryRaw`select m.id, m.display_name as "displayName" from members m
    where m.name_skeleton = any(${skeletons}::text[])
      and (exists (select 1 from comments c where c.author_id = m.id and c.article_id = ${articleId}::uuid and c.visible)
        or exists (select 1 from articles a where a.id = ${articleId}::uuid and a.author_id = m.id))`;

/** Which of these members have muted another. */
export async function findMuters(db: Db, memberIds: string[], mutedId: string): Promise<Set<string>> {
  const rows = await db.mute.findMany({
    where: { mutedId, memberId: { in: memberIds } },
    select: { memberId: true },
  });
  return new Set(rows.map(({ memberId }) => memberId));
}

/** A member who follows a discussion, or one thread of it: the thread's top is then named. */
export type Follower = { memberId: string; rootId: string | null };

/**
 * Who follows what a comment belongs to and has not muted its author, by the order of their ids, after one of them. Who
 * follows both the thread and the discussion follows the thread.
 */
export const findFollowers = (
  db: Db,
  { articleId, rootId, authorId }: Pick<PostedComment, 'articleId' | 'rootId' | 'authorId'>,
  limit: number,
  after: string | null,
): Promise<Follower[]> =>
  db.$queryRaw`select f.member_id as "memberId", (max(f.root_id::text))::uuid as "rootId" from follows f
    where (f.root_id = ${rootId}::uuid or (f.article_id = ${articleId}::uuid and f.root_id is null))
      and f.member_id <> ${authorId}::uuid
      and (${after}::uuid is null or f.member_id > ${after}::uuid)
      and not exists (select 1 from mutes x where x.member_id = f.member_id and x.muted_id = ${authorId}::uuid)
    group by f.member_id order by f.member_id limit ${limit}`;

/** How many value a comment that readers see, and in which words; those whom its author has muted are left out. */
export async function findPraise(db: Db, commentId: string, kinds: string[]): Promise<Praise | null> {
  const rows = await db.$queryRaw<{ kind: string | null; count: number; language: string | null }[]>`
    select r.kind, count(distinct r.member_id)::int as count, max(m.language) as language
    from comments c join reactions r on r.comment_id = c.id join members m on m.id = c.author_id
    where c.id = ${commentId}::uuid and c.visible and r.kind = any(${kinds}::text[])
      and not exists (select 1 from mutes x where x.member_id = c.author_id and x.muted_id = r.member_id)
    group by grouping sets ((), (r.kind))`;
  const total = rows.find(({ kind }) => kind === null);
  if (!total || total.count === 0) return null;
  const byKind = rows.flatMap(({ kind, count }) => (kind === null ? [] : [[kind, count] as const]));
  return { members: total.count, language: total.language, byKind: Object.fromEntries(byKind) };
}

type Praise = {
  members: number;
  byKind: Record<string, number>;
  /** The author's. */ language: string | null;
};

/** What a verdict on a calibration item missed; null where the item is out of use. */
export async function findMissed(db: Db, reviewId: string): Promise<MissedVerdict | null> {
  const rows = await db.$queryRaw<MissedVerdict[]>`
    select v.reviewer_id as "memberId", v.verdict as given, i.verdict as right, i.explanation, i.body, a.slug,
      a.headline as title
    from reviews v join calibration_items i on i.id = v.calibration_item_id and i.active
      join review_assignments s on s.id = v.assignment_id join articles a on a.id = s.article_id
    where v.id = ${reviewId}::uuid and v.verdict <> i.verdict`;
  return rows[0] ?? null;
}

type MissedVerdict = Omit<Facts['calibration.feedback'], 'article' | 'excerpt'> & {
  memberId: string;
  slug: string;
  title: string;
  body: string;
};

/** Whether a moderator has verified a field of a member's. */
export const isVerified = async (db: Db, memberId: string, field: string): Promise<boolean> =>
  (await db.expertise.count({ where: { memberId, field, verifiedAt: { not: null } } })) > 0;

/** A comment whose author still owes reviews for it. */
export type WaitingComment = {
  id: string;
  authorId: string;
  slug: string;
  title: string;
  body: string;
  left: number;
  resubmissions: number;
  since: Date;
};

/**
 * Comments that have waited for their authors' reviews since before a moment, oldest first, after one of them. Those whose authors may
 * not review at present are left out.
 */
export const findWaiting = (
  db: Db,
  { before, after, limit, now }: { before: Date; after: Cursor | null; limit: number; now: Date },
): Promise<WaitingComment[]> =>
  db.$queryRaw`
    select c.id, c.author_id as "authorId", a.slug, a.headline as title, r.body, c.resubmissions,
      d.required - d.done - d.waived as left, c.state_changed_at as since
    from comments c join review_duties d on d.comment_id = c.id and d.completed_at is null
      join articles a on a.id = c.article_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.state = 'AWAITING_REVIEWS' and c.state_changed_at <= ${before}
      and (c.state_changed_at, c.id) > (${after?.at ?? new Date(0)}, ${after?.id ?? NO_ID}::uuid)
      and not exists (select 1 from sanctions_in_force(c.author_id, ${now}))
    order by c.state_changed_at, c.id limit ${limit}`;

const NO_ID = '00000000-0000-0000-0000-000000000000';

// ── Reading ────────────────────────────────────────────────────────────────────────────────────

export type NoticeRow = Told &
  About & {
    id: string;
    createdAt: Date;
    readAt: Date | null;
  };

type Read = Omit<NoticeRow, 'seen'> & { seen: (Omit<Seen, 'excerpt'> & { body: string }) | null };

/** The columns of a notice `n`, where `NOTICE_SOURCES` is joined. */
export const NOTICE_COLUMNS = Prisma.sql`n.id, n.kind, n.facts, n.comment_id as "commentId",
  n.created_at as "createdAt", n.read_at as "readAt", seen.seen`;

/** Of what others wrote, as much as its member may see now: what is posted, by nobody whom they have muted. */
export const NOTICE_SOURCES = Prisma.sql`left join lateral (
  select json_build_object('author', w.display_name, 'body', left(r.body, 600), 'count', o.count, 'firstId', o.first) as seen
  from (
    select c.id, c.author_id, c.published_revision, (count(*) over ())::int as count,
      first_value(c.id) over (order by c.published_at, c.id) as first
    from comments c
    where c.id = any(case n.kind
        when 'thread.new' then array(select jsonb_array_elements_text(n.facts -> 'comments'))::uuid[]
        when 'comment.reply' then array[n.comment_id] when 'comment.mention' then array[n.comment_id]
        when 'comment.reactions' then array[n.comment_id] end)
      and c.visible and not exists (select 1 from mutes x where x.member_id = n.member_id and x.muted_id = c.author_id)
    order by c.published_at desc, c.id desc limit 1) o
  join members w on w.id = o.author_id
  join comment_revisions r on r.comment_id = o.id and r.number = o.published_revision) seen on true`;

/** Rows of `NOTICE_COLUMNS` as notices. */
export const asNotices = <Row extends Read>(rows: Row[]): (Omit<Row, 'seen'> & Pick<NoticeRow, 'seen'>)[] =>
  rows.map(({ seen, ...row }) => {
    if (!seen) return { ...row, seen: null };
    const { body, ...about } = seen;
    return { ...row, seen: { ...about, excerpt: beginningOf(body) } };
  });

/** A member's notices, newest first. */
export async function findNotices(
  db: Db,
  memberId: string,
  limit: number,
  after?: Cursor,
): Promise<NoticeRow[]> {
  const place = after
    ? Prisma.sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Read[]>`select ${NOTICE_COLUMNS} from (
      select * from notices n where n.member_id = ${memberId}::uuid ${place}
      order by n.created_at desc, n.id desc limit ${limit}) n ${NOTICE_SOURCES}
    order by n.created_at desc, n.id desc`;
  return asNotices(rows) as NoticeRow[];
}

export async function findNotice(db: Db, memberId: string, id: string): Promise<NoticeRow | null> {
  const rows = await db.$queryRaw<Read[]>`select ${NOTICE_COLUMNS} from notices n ${NOTICE_SOURCES}
    where n.id = ${id}::uuid and n.member_id = ${memberId}::uuid`;
  return (asNotices(rows) as NoticeRow[])[0] ?? null;
}

/** Up to `most`: nobody reads a greater number, and counting stops there. */
export async function countUnreadRows(db: Db, memberId: string, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from
    (select 1 from notices where member_id = ${memberId}::uuid and read_at is null limit ${most}) as unread`;
  return row?.count ?? 0;
}

// What is followed has a new notice once its member has seen the one before: that one lets go of its key.
const SEEN = Prisma.sql`once_key = case n.kind when 'thread.new' then null else n.once_key end`;

export async function markNotices(db: Db, memberId: string, ids: string[], at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at}, ${SEEN}
    where n.member_id = ${memberId}::uuid and n.id = any(${ids}::uuid[]) and n.read_at is null`;
}

/** Marks a notice and all that are older; nothing when it is not the member's. */
export async function markNoticesThrough(db: Db, memberId: string, id: string, at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at}, ${SEEN} from notices newest
    where newest.id = ${id}::uuid and newest.member_id = ${memberId}::uuid
      and n.member_id = newest.member_id and n.read_at is null
      and (n.created_at, n.id) <= (newest.created_at, newest.id)`;
}
