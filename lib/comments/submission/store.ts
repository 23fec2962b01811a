import type { Prisma } from '@/prisma/generated/client/client';
import type { SqlTx } from '@/lib/platform/db';
import { toStored, type Reason } from '@/lib/platform/reasons';
import type { Commenting } from '@/lib/articles/schemas';
import type { CommentState } from '../schemas';
import { type SentText, isSent } from '../drafts/store';

/**
 * Makes the submissions of an author wait for one another, so that the second of two clicks sees what the first one inserted, and
 * takes out the draft that is being sent. One statement: a writer waits for one round trip.
 */
export const beginSubmission = (
  tx: SqlTx,
  key: { authorId: string; articleSlug: string; parentId: string | null },
  sent: SentText,
) =>
  tx.$queryRaw`
    with author as materialized (select id from members where id = ${key.authorId}::uuid for no key update),
    sent as (delete from drafts where member_id = ${key.authorId}::uuid and ${isSent(sent)}
      and target = coalesce(${key.parentId}::uuid, (select id from articles where slug = ${key.articleSlug})))
    select id from author`;

/** What a submission is judged by, read in one query inside its transaction. */
export type SubmissionFacts = {
  articleId: string;
  /** BCP 47: what the article is written in. */
  articleLanguage: string;
  article: {
    commenting: Commenting;
    publishedAt: Date;
    closeAfterDays: number | null;
    moderatorFirst: boolean;
  };
  /** How long the author's wait between two comments on it is, and since when they are waiting. */
  slow: { minutes: number; since: Date | null };
  /** The author is of the desk, or an author of articles. */
  byStaff: boolean;
  /** The author's membership is active and no sanction is in force. */
  inGoodStanding: boolean;
  /** Comments of the author that readers have seen, and those turned down since a moment; each up to as many as are asked about. */
  published: number;
  turnedDown: number;
  /** The author's address, as it is compared. */
  emailFolded: string;
  /** Texts that the author submitted since a moment; of a comment being revised, only those of other comments. */
  recentBodies: string[];
  /** When the author's submissions since `countedSince` were made, oldest first. */
  submittedAt: Date[];
  /** The comment that it answers, when that is one that readers see under this article. */
  parent: { id: string; rootId: string | null; depth: number } | null;
};

// The article is locked with what it takes: until this comment is in, nobody closes it, and whoever is closing it is waited for.
// `offset 0` keeps the planner, which plans this once for everybody, to the few comments of this author: it would read all
// revisions there are instead.
export async function findSubmissionFacts(
  tx: SqlTx,
  key: {
    articleSlug: string;
    authorId: string;
    parentId: string | null;
    revising: string | null;
    since: Date;
    countedSince: Date;
    /** As many as are asked about, and since when comments turned down are counted. */
    holds: { published: number; turnedDown: number; turnedDownSince: Date };
    now: Date;
  },
): Promise<SubmissionFacts | null> {
  const rows = await tx.$queryRaw<
    (Omit<SubmissionFacts, 'article' | 'slow'> &
      SubmissionFacts['article'] & { slowMinutes: number; lastAt: Date | null })[]
  >`
    select a.id as "articleId", a.language as "articleLanguage", a.commenting::text as commenting,
      a.published_at as "publishedAt", a.close_after_days as "closeAfterDays", a.moderator_first as "moderatorFirst",
      a.slow_minutes as "slowMinutes",
      case when a.slow_minutes > 0 and ${key.revising}::uuid is null then (select max(c.created_at) from comments c
        where c.author_id = ${key.authorId}::uuid and c.article_id = a.id
          and c.created_at > ${key.now}::timestamptz - make_interval(mins => a.slow_minutes)) end as "lastAt",
      exists (select 1 from members m where m.id = ${key.authorId}::uuid and (m.role <> 'MEMBER' or m.is_author)) as "byStaff",
      (select m.email_folded from members m where m.id = ${key.authorId}::uuid) as "emailFolded",
      exists (select 1 from memberships m where m.member_id = ${key.authorId}::uuid and is_insider(m, ${key.now}))
        and not exists (select 1 from sanctions_in_force(${key.authorId}::uuid, ${key.now})) as "inGoodStanding",
      (select count(*)::int from (select from comments c where c.author_id = ${key.authorId}::uuid and c.visible
        limit ${key.holds.published}) seen) as published,
      (select count(*)::int from (select from comments c where c.author_id = ${key.authorId}::uuid and c.state in ('REJECTED', 'REMOVED')
        and c.state_changed_at >= ${key.holds.turnedDownSince} limit ${key.holds.turnedDown}) down) as "turnedDown",
      array(select r.body from comments c, lateral (select body from comment_revisions
          where comment_id = c.id and created_at >= ${key.since} offset 0) r
        where c.author_id = ${key.authorId}::uuid and c.created_at >= ${key.since}
          and c.id is distinct from ${key.revising}::uuid) as "recentBodies",
      array(select c.created_at from comments c where c.author_id = ${key.authorId}::uuid
        and c.created_at > ${key.countedSince} order by c.created_at) as "submittedAt",
      (select json_build_object('id', p.id, 'rootId', p.root_id, 'depth', p.depth) from comments p
        where p.id = ${key.parentId}::uuid and p.article_id = a.id and p.visible) as parent
    from articles a where a.slug = ${key.articleSlug} for share of a`;
  if (!rows[0]) return null;
  const { commenting, publishedAt, closeAfterDays, moderatorFirst, slowMinutes, lastAt, ...facts } = rows[0];
  return {
    ...facts,
    article: { commenting, publishedAt, closeAfterDays, moderatorFirst },
    slow: { minutes: slowMinutes, since: lastAt },
  };
}

export type NewComment = {
  id: string;
  articleId: string;
  authorId: string;
  parentId: string | null;
  rootId: string | null;
  depth: number;
  state: CommentState;
  stateReason: Reason | null;
  body: string;
  bodyHtml: string;
  wordCount: number;
  /** BCP 47: what it is written in. */
  language: string;
  at: Date;
  /** Reviews that it costs its author. */
  required: number;
};

/**
 * Inserts the comment, its first revision and its author's duty, with what else there is to insert because of it, in one
 * statement: a writer waits for one round trip.
 */
export async function insertComment(
  tx: SqlTx,
  c: NewComment,
  because: { audit: Prisma.Sql; event: Prisma.Sql; bring: Prisma.Sql },
) {
  await tx.$executeRaw`
    with comment as (
      insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, state_reason, created_at, state_changed_at)
      values (${c.id}::uuid, ${c.articleId}::uuid, ${c.authorId}::uuid, ${c.parentId}::uuid, ${c.rootId}::uuid, ${c.depth},
              ${c.state}::"CommentState", ${toStored(c.stateReason)}::jsonb, ${c.at}, ${c.at})
    ), revision as (
      insert into comment_revisions (comment_id, number, body, body_html, word_count, language, created_at)
      values (${c.id}::uuid, 1, ${c.body}, ${c.bodyHtml}, ${c.wordCount}, ${c.language}, ${c.at})
    ), duty as (
      insert into review_duties (comment_id, member_id, required, created_at)
      values (${c.id}::uuid, ${c.authorId}::uuid, ${c.required}, ${c.at})
    ), audit as (${because.audit}), happened as (${because.event})
    ${because.bring}`;
}
