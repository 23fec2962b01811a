import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { Verdict } from '@/lib/peer-review/schemas';

/** The article that a notice names. */
export type Article = { slug: string; title: string };

const ARTICLE = Prisma.sql`json_build_object('slug', a.slug, 'title', a.headline) as article`;

/** A comment, for its author. */
export type OwnComment = { memberId: string; commentId: string; article: Article; body: string };

/** A comment that was decided about, in the words that the decision was about. */
export type DecidedComment = OwnComment & {
  /** It was posted before this happened. */
  postedBefore: boolean;
  note: Reason | null;
  /** It was a decision; what their author or the clock has made of a comment may be none. */
  isDecision: boolean;
  /** Its author decided it themselves. */
  byAuthor: boolean;
  /** It is how an appeal was granted. */
  onAppeal: boolean;
};

/** @param version the one that the decision was taken on; where it was no decision, the comment is as it stands now */
export async function findDecided(
  db: Db,
  commentId: string,
  version: number,
): Promise<DecidedComment | null> {
  const rows = await db.$queryRaw<DecidedComment[]>`
    select c.author_id as "memberId", c.id as "commentId", ${ARTICLE}, r.body, d.note, d.id is not null as "isDecision",
      coalesce(c.published_at < coalesce(d.created_at, 'infinity'), false) as "postedBefore",
      coalesce(d.actor_id = c.author_id, false) as "byAuthor",
      exists (select 1 from appeals p where p.comment_id = c.id and p.state = 'REVERSED'
        and p.decided_at = d.created_at) as "onAppeal"
    from comments c join articles a on a.id = c.article_id
      left join decisions d on d.comment_id = c.id and d.version = ${version}::int
      join comment_revisions r on r.comment_id = c.id and r.number = coalesce(d.revision, c.revision)
    where c.id = ${commentId}::uuid`;
  return rows[0] ?? null;
}

/** A comment that is an editor's pick; null where it is none by now. */
export async function findPicked(db: Db, commentId: string): Promise<OwnComment | null> {
  const rows = await db.$queryRaw<OwnComment[]>`
    select c.author_id as "memberId", c.id as "commentId", ${ARTICLE}, r.body
    from comments c join articles a on a.id = c.article_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
    where c.id = ${commentId}::uuid and c.picked_at is not null`;
  return rows[0] ?? null;
}

export type Objection = {
  at: Date;
  verdicts: { yes: number; notCivil: number; misinformation: number };
  notes: string[];
};

/** What peers object to, as of a version of a comment; null where it has moved on. */
export async function findObjection(db: Db, commentId: string, version: number): Promise<Objection | null> {
  const rows = await db.$queryRaw<Objection[]>`
    select c.state_changed_at as at, verdicts_on(c.id, c.revision) as verdicts, notes_to_author(c.id, c.revision) as notes
    from comments c where c.id = ${commentId}::uuid and c.version = ${version}::int and c.state = 'OBJECTED'`;
  return rows[0] ?? null;
}

/** Whose appeal it was, with the moderator's words on it; nobody while it is not decided. */
export const findAppellant = (
  db: Db,
  appealId: string,
): Promise<(OwnComment & { reversed: boolean; note: Reason | null })[]> =>
  db.$queryRaw`
    select p.member_id as "memberId", c.id as "commentId", ${ARTICLE}, r.body, p.state = 'REVERSED' as reversed, p.note
    from appeals p join comments c on c.id = p.comment_id join articles a on a.id = c.article_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where p.id = ${appealId}::uuid and p.state in ('UPHELD', 'REVERSED')`;

/** The same of who appealed against a sanction on themselves. */
export const findSanctioned = (
  db: Db,
  appealId: string,
): Promise<
  {
    memberId: string;
    sanctionId: string;
    sanction: 'WARNING' | 'TIME_OUT' | 'BAN' | 'REVOCATION';
    reversed: boolean;
    note: Reason | null;
  }[]
> =>
  db.$queryRaw`
    select p.member_id as "memberId", s.id as "sanctionId", s.kind::text as sanction, p.state = 'REVERSED' as reversed, p.note
    from appeals p join sanctions s on s.id = p.sanction_id
    where p.id = ${appealId}::uuid and p.state in ('UPHELD', 'REVERSED')`;

/** Whose reports of a comment were closed at a moment, but for whoever closed them. */
export const findReporters = (
  db: Db,
  commentId: string,
  { actorId, closedAt }: { actorId: string | null; closedAt: string },
): Promise<
  { memberId: string; commentId: string; article: Article; acted: boolean; answer: string | null }[]
> =>
  db.$queryRaw`
    select p.member_id as "memberId", p.comment_id as "commentId", ${ARTICLE}, p.outcome = 'ACTED' as acted, p.answer
    from reports p join comments c on c.id = p.comment_id join articles a on a.id = c.article_id
    where p.comment_id = ${commentId}::uuid and p.closed_at = ${new Date(closedAt)} and p.member_id is distinct from ${actorId}::uuid`;

/** Who contested a calibration item, and how that was decided; nobody while it is not. */
export const findContester = (
  db: Db,
  contestId: string,
): Promise<{ memberId: string; retired: boolean; note: string | null }[]> =>
  db.$queryRaw`select member_id as "memberId", outcome = 'RETIRED' as retired, note from calibration_contests
    where id = ${contestId}::uuid and outcome is not null`;

/** Who gave a verdict on a calibration item that missed its own; nobody where the item is out of use. */
export const findMisjudging = (
  db: Db,
  reviewId: string,
): Promise<
  { memberId: string; article: Article; body: string; given: Verdict; right: Verdict; explanation: string }[]
> =>
  db.$queryRaw`
    select v.reviewer_id as "memberId", ${ARTICLE}, i.body, v.verdict as given, i.verdict as right, i.explanation
    from reviews v join calibration_items i on i.id = v.calibration_item_id and i.active
      join review_assignments s on s.id = v.assignment_id join articles a on a.id = s.article_id
    where v.id = ${reviewId}::uuid and v.verdict <> i.verdict`;

/** A member, where a moderator has verified a field of theirs. */
export const findVerified = (
  db: Db,
  memberId: string,
  field: string,
): Promise<{ memberId: string; field: string }[]> =>
  db.expertise.findMany({
    where: { memberId, field, verifiedAt: { not: null } },
    select: { memberId: true, field: true },
    take: 1,
  });

/**
 * Who reviewed in batches that a comment is in, or that were reviewed for it, once the last comment in them is decided: with what
 * came of all that they reviewed, in numbers. What was reviewed is a revision: where that one was accepted it is published,
 * whatever became of a later one. The comment is the one that the reviews were for.
 */
export const findReviewers = (
  db: Db,
  commentId: string,
): Promise<
  { memberId: string; commentId: string; article: Article; reviewed: number; published: number }[]
> =>
  db.$queryRaw`
    with touched as (
      select distinct a.duty_id from reviews v join review_assignments a on a.id = v.assignment_id
        where v.comment_id = ${commentId}::uuid and v.voided_at is null and not a.optional
      union select ${commentId}::uuid)
    select d.member_id as "memberId", d.comment_id as "commentId", ${ARTICLE}, count(*)::int as reviewed,
      (count(*) filter (where c.visible and c.published_revision >= v.revision))::int as published
    from touched t
      join review_duties d on d.comment_id = t.duty_id and d.completed_at is not null
      join comments own on own.id = d.comment_id
      join articles a on a.id = own.article_id
      join review_assignments s on s.duty_id = d.comment_id and not s.optional
      join reviews v on v.assignment_id = s.id and v.voided_at is null
      join comments c on c.id = v.comment_id
    group by d.comment_id, d.member_id, a.slug, a.headline
    having bool_and(c.state in ('PUBLISHED', 'REJECTED', 'REMOVED', 'WITHDRAWN', 'EXPIRED')
      or coalesce(c.published_revision >= v.revision, false))`;

/** A comment that readers see for the first time. */
export type PostedComment = {
  id: string;
  authorId: string;
  articleId: string;
  article: Article;
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
    select c.id, c.author_id as "authorId", a.id as "articleId", ${ARTICLE}, r.body, c.root_id as "rootId",
      p.author_id as "answeredId"
    from comments c join articles a on a.id = c.article_id
      join decisions d on d.comment_id = c.id and d.version = ${version} and d.created_at <= c.published_at
      join comment_revisions r on r.comment_id = c.id and r.number = d.revision
      left join comments p on p.id = c.parent_id and p.state <> 'WITHDRAWN'
    where c.id = ${id}::uuid and c.visible`;
  return rows[0] ?? null;
}

/** Somebody whom a comment may name: who has written under the article, or wrote the article itself. */
type Participant = { id: string; displayName: string };

/** Participants of a discussion by the skeletons of their names, and of what they were called until lately. */
export const findParticipants = (db: Db, articleId: string, skeletons: string[]): Promise<Participant[]> =>
  db.$queryRaw`select m.member_id as id, m.display_name as "displayName" from member_names m
    where m.name_skeleton = any(${skeletons}::text[])
      and (exists (select 1 from comments c where c.author_id = m.member_id and c.article_id = ${articleId}::uuid and c.visible)
        or exists (select 1 from articles a where a.id = ${articleId}::uuid and a.author_id = m.member_id))`;

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
 * Who follows what a comment belongs to and has not muted its author, by the order of their ids. Who follows both the thread and
 * the discussion follows the thread.
 */
export const findFollowers = (
  db: Db,
  { articleId, rootId, authorId }: Pick<PostedComment, 'articleId' | 'rootId' | 'authorId'>,
): Promise<Follower[]> =>
  db.$queryRaw`select f.member_id as "memberId", (max(f.root_id::text))::uuid as "rootId" from follows f
    where (f.root_id = ${rootId}::uuid or (f.article_id = ${articleId}::uuid and f.root_id is null))
      and f.member_id <> ${authorId}::uuid
      and not exists (select 1 from mutes x where x.member_id = f.member_id and x.muted_id = ${authorId}::uuid)
    group by f.member_id order by f.member_id`;

/** A comment that readers see, for its author, with how many value it and in which words. */
export type PraisedComment = OwnComment & {
  members: number;
  byKind: Record<string, number>;
  /** The author's. */
  language: string | null;
};

/** Null while nobody values it; those whom its author has muted are left out. */
export async function findPraised(
  db: Db,
  commentId: string,
  kinds: string[],
): Promise<PraisedComment | null> {
  const rows = await db.$queryRaw<PraisedComment[]>`
    with given as (
      select r.kind, r.member_id from comments c join reactions r on r.comment_id = c.id
      where c.id = ${commentId}::uuid and c.visible and r.kind = any(${kinds}::text[])
        and not exists (select 1 from mutes x where x.member_id = c.author_id and x.muted_id = r.member_id))
    select c.author_id as "memberId", c.id as "commentId", ${ARTICLE}, r.body, m.language,
      (select count(distinct member_id)::int from given) as members,
      (select json_object_agg(kind, count) from (select kind, count(*)::int as count from given group by kind) k) as "byKind"
    from comments c join articles a on a.id = c.article_id join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.id = ${commentId}::uuid and exists (select 1 from given)`;
  return rows[0] ?? null;
}

/** A comment whose author still owes reviews for it. */
export type WaitingComment = OwnComment & { left: number; resubmissions: number; since: Date };

/**
 * Comments that have waited for their authors' reviews since before a moment, oldest first, after one of them. Those whose authors may
 * not review at present are left out.
 */
export const findWaiting = (
  db: Db,
  { before, after, limit, now }: { before: Date; after: Cursor | null; limit: number; now: Date },
): Promise<WaitingComment[]> =>
  db.$queryRaw`
    select c.author_id as "memberId", c.id as "commentId", ${ARTICLE}, r.body, c.resubmissions,
      d.required - d.done - d.waived as left, c.state_changed_at as since
    from comments c join review_duties d on d.comment_id = c.id and d.completed_at is null
      join articles a on a.id = c.article_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.state = 'AWAITING_REVIEWS' and c.state_changed_at <= ${before}
      and (c.state_changed_at, c.id) > (${after?.at ?? new Date(0)}, ${after?.id ?? NO_ID}::uuid)
      and not exists (select 1 from sanctions_in_force(c.author_id, ${now}))
    order by c.state_changed_at, c.id limit ${limit}`;

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Whether member `m`, who has an office, has it in good standing, at an address that is theirs. */
const isServing = (now: Date) => Prisma.sql`
  m.verified_at is not null and m.left_at is null and not exists (select from sanctions_in_force(m.id, ${now}))`;

/** Who runs the place now. */
export const findAdmins = (db: Db, now: Date): Promise<{ memberId: string }[]> =>
  db.$queryRaw`select m.id as "memberId" from members m where m.role = 'ADMIN' and ${isServing(now)}`;

/**
 * Whoever works at the desk. What a comment is reported for is none of its author's, its reviewers' or its readers' as peers, whoever they are
 * besides.
 */
export async function findStaff(
  db: Db,
  { about, now }: { about: string | null; now: Date },
): Promise<{ memberId: string }[]> {
  const mayKnow = about
    ? Prisma.sql`and exists (select from comments c where c.id = ${about}::uuid
        and m.id in (select who_may_decide(c, ${now})) and not is_reading(m.id, c.id))`
    : Prisma.empty;
  return db.$queryRaw<{ memberId: string }[]>`
    select m.id as "memberId" from members m where m.role <> 'MEMBER' and ${isServing(now)} ${mayKnow}`;
}
