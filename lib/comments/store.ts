import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import { newId } from '@/lib/platform/ids';
import type { Next, Standing } from './rules';
import type { AuthorView, CommentState, DecisionInputs, ThreadSort } from './schemas';

// ── One comment, locked ────────────────────────────────────────────────────────────────────────

/** A comment whose row this transaction has locked: nobody else changes it until the transaction ends. */
export type LockedComment = Standing & {
  id: string;
  articleId: string;
  authorId: string;
  parentId: string | null;
  rootId: string | null;
  version: number;
  reviewCount: number;
  leaseCount: number;
};

// What was turned down and then published, as on appeal, is not turned down any longer.
const turnedDown = Prisma.sql`coalesce((select x.outcome = 'REJECT' from decisions x
  where x.comment_id = c.id and x.revision = c.revision and x.outcome in ('PUBLISH', 'REJECT')
  order by x.version desc limit 1), false)`;

const lockedColumns = Prisma.sql`
  c.id, c.article_id as "articleId", c.author_id as "authorId", c.parent_id as "parentId", c.root_id as "rootId",
  c.state::text as state, c.version, c.revision, c.published_revision as "publishedRevision", c.visible,
  c.review_count as "reviewCount", c.lease_count as "leaseCount", c.resubmissions, ${turnedDown} as "turnedDown",
  coalesce((select d.completed_at is not null from review_duties d where d.comment_id = c.id), false) as "dutyDone"`;

/**
 * Locks comments, always in the order of their ids so that two transactions never wait for each other in a ring. They are
 * read once they are locked: a statement that waited for a row sees that row anew, and every other as it was before the wait.
 */
export async function lockComments(tx: SqlTx, ids: string[]): Promise<LockedComment[]> {
  if (ids.length === 0) return [];
  await tx.$queryRaw`select id from comments where id = any(${ids}::uuid[]) order by id for no key update`;
  return tx.$queryRaw`select ${lockedColumns} from comments c where c.id = any(${ids}::uuid[]) order by c.id`;
}

export type StateChange = Next & { reason: string | null; at: Date };

/** Moves a locked comment on. The version grows, so that whoever decides on the old one is told. */
export async function updateState(tx: Tx, comment: LockedComment, to: StateChange): Promise<LockedComment> {
  const published = to.publishedRevision !== comment.publishedRevision;
  const data = {
    state: to.state,
    visible: to.visible,
    publishedRevision: to.publishedRevision,
    stateReason: to.reason,
    stateChangedAt: to.at,
    version: comment.version + 1,
    ...(to.state === 'IN_REVIEW' && { inReviewAt: to.at }),
    ...(published && (comment.publishedRevision === null ? { publishedAt: to.at } : { editedAt: to.at })),
  };
  await tx.comment.update({ where: { id: comment.id }, data, select: { id: true } });
  const { state, visible, publishedRevision } = to;
  return { ...comment, state, visible, publishedRevision, version: comment.version + 1 };
}

/** Keeps the counters of article, parent and thread equal to what readers can count. */
export async function countVisibility(tx: Tx, comment: LockedComment, by: 1 | -1) {
  const above = [comment.parentId, comment.rootId].filter((id): id is string => id !== null).sort();
  if (above.length > 0) {
    await tx.$executeRaw`update comments set
        reply_count = reply_count + case when id = ${comment.parentId}::uuid then ${by}::int else 0 end,
        descendant_count = descendant_count + case when id = ${comment.rootId}::uuid then ${by}::int else 0 end
      where id = any(${above}::uuid[])`;
  }
  await tx.article.update({
    where: { id: comment.articleId },
    data: { commentCount: { increment: by } },
    select: { id: true },
  });
}

export type DecisionOutcome = 'PUBLISH' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';

export async function insertDecision(
  tx: Tx,
  decision: {
    comment: LockedComment;
    maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
    outcome: DecisionOutcome;
    actorId: string | null;
    at: Date;
    rule?: string | null;
    reason?: string | null;
    passage?: string | null;
    inputs?: DecisionInputs;
  },
) {
  const {
    comment,
    maker,
    outcome,
    actorId,
    at,
    rule = null,
    reason = null,
    passage = null,
    inputs,
  } = decision;
  await tx.decision.create({
    data: {
      id: newId(),
      commentId: comment.id,
      version: comment.version,
      revision: comment.revision,
      maker,
      outcome,
      actorId,
      rule,
      note: reason,
      passage,
      createdAt: at,
      ...(inputs && { inputs }),
    },
    select: { id: true },
  });
}

// ── Submitting and revising ────────────────────────────────────────────────────────────────────

/**
 * Makes the submissions of an author wait for one another, so that the second of two clicks sees what the first one laid, and
 * takes out the draft that is being sent. One statement: a writer waits for one round trip.
 */
export const beginSubmission = (
  tx: SqlTx,
  key: { authorId: string; articleSlug: string; parentId: string | null },
) =>
  tx.$queryRaw`
    with author as materialized (select id from members where id = ${key.authorId}::uuid for no key update),
    sent as (delete from drafts where member_id = ${key.authorId}::uuid
      and target = coalesce(${key.parentId}::uuid, (select id from articles where slug = ${key.articleSlug})))
    select id from author`;

/** What an author has submitted under an id; null when it is nothing of theirs. */
export async function findSubmitted(
  tx: SqlTx,
  id: string,
  authorId: string,
): Promise<{ id: string; state: CommentState; held: string | null } | null> {
  const rows = await tx.$queryRaw<{ id: string; state: CommentState; held: string | null }[]>`
    select id, state::text as state, state_reason as held from comments where id = ${id}::uuid and author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

/** What a submission is judged by, read in one query inside its transaction. */
export type SubmissionFacts = {
  articleId: string;
  articleOpen: boolean;
  /** The author's membership is active and no sanction is in force. */
  inGoodStanding: boolean;
  /** Texts that the author submitted since a moment; of a comment being revised, only those of other comments. */
  recentBodies: string[];
  /** When the author's submissions since `countedSince` were made, oldest first. */
  submittedAt: Date[];
  /** The comment that it answers, when that is one that readers see under this article. */
  parent: { id: string; rootId: string | null; depth: number } | null;
};

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
    now: Date;
  },
): Promise<SubmissionFacts | null> {
  const rows = await tx.$queryRaw<
    (Omit<SubmissionFacts, 'parent'> & { parent: SubmissionFacts['parent'] })[]
  >`
    select a.id as "articleId", a.comments_open as "articleOpen",
      exists (select 1 from memberships m where m.member_id = ${key.authorId}::uuid and m.state = 'ACTIVE')
        and not exists (select 1 from sanctions_in_force(${key.authorId}::uuid, ${key.now})) as "inGoodStanding",
      array(select r.body from comments c, lateral (select body from comment_revisions
          where comment_id = c.id and created_at >= ${key.since} offset 0) r
        where c.author_id = ${key.authorId}::uuid and c.created_at >= ${key.since}
          and c.id is distinct from ${key.revising}::uuid) as "recentBodies",
      array(select c.created_at from comments c where c.author_id = ${key.authorId}::uuid
        and c.created_at > ${key.countedSince} order by c.created_at) as "submittedAt",
      (select json_build_object('id', p.id, 'rootId', p.root_id, 'depth', p.depth) from comments p
        where p.id = ${key.parentId}::uuid and p.article_id = a.id and p.visible) as parent
    from articles a where a.slug = ${key.articleSlug}`;
  return rows[0] ?? null;
}

export type NewComment = {
  id: string;
  articleId: string;
  authorId: string;
  parentId: string | null;
  rootId: string | null;
  depth: number;
  state: CommentState;
  stateReason: string | null;
  body: string;
  bodyHtml: string;
  wordCount: number;
  at: Date;
  /** Reviews that it costs its author. */
  required: number;
};

/**
 * Lays the comment, its first revision and its author's duty, with what else there is to insert because of it, in one
 * statement: a writer waits for one round trip.
 */
export async function insertComment(
  tx: SqlTx,
  c: NewComment,
  because: { audit: Prisma.Sql; event: Prisma.Sql },
) {
  await tx.$executeRaw`
    with comment as (
      insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, state_reason, created_at, state_changed_at)
      values (${c.id}::uuid, ${c.articleId}::uuid, ${c.authorId}::uuid, ${c.parentId}::uuid, ${c.rootId}::uuid, ${c.depth},
              ${c.state}::"CommentState", ${c.stateReason}, ${c.at}, ${c.at})
    ), revision as (
      insert into comment_revisions (id, comment_id, number, body, body_html, word_count, created_at)
      values (${newId()}::uuid, ${c.id}::uuid, 1, ${c.body}, ${c.bodyHtml}, ${c.wordCount}, ${c.at})
    ), audit as (${because.audit}), event as (${because.event})
    insert into review_duties (comment_id, member_id, required, created_at)
    values (${c.id}::uuid, ${c.authorId}::uuid, ${c.required}, ${c.at})`;
}

/**
 * Lays a new revision. The reviews and leases of the one before no longer count: they name the revision they were about,
 * and the counters start from nothing.
 */
export async function insertRevision(
  tx: Tx,
  comment: LockedComment,
  revision: {
    state: CommentState;
    reason: string | null;
    body: string;
    bodyHtml: string;
    wordCount: number;
    at: Date;
  },
) {
  const number = comment.revision + 1;
  const { state, reason, at, ...text } = revision;
  await tx.commentRevision.create({
    data: { id: newId(), commentId: comment.id, number, createdAt: at, ...text },
    select: { id: true },
  });
  await tx.comment.update({
    where: { id: comment.id },
    data: {
      revision: number,
      version: comment.version + 1,
      state,
      stateReason: reason,
      reviewCount: 0,
      leaseCount: 0,
      ...(state !== comment.state && { stateChangedAt: at }),
      ...(state === 'IN_REVIEW' && { inReviewAt: at }),
      ...(comment.state === 'REJECTED' && { resubmissions: { increment: 1 } }),
    },
    select: { id: true },
  });
}

/** Comments in a state since before a moment, oldest first. */
export async function findStale(db: Db, state: CommentState, before: Date, limit: number): Promise<string[]> {
  const since = state === 'IN_REVIEW' ? { inReviewAt: { lt: before } } : { stateChangedAt: { lt: before } };
  const rows = await db.comment.findMany({
    where: { state, ...since },
    orderBy: { stateChangedAt: 'asc' },
    select: { id: true },
    take: limit,
  });
  return rows.map((row) => row.id);
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────

/** A comment with the text of one of its revisions. */
export type CommentRow = {
  id: string;
  articleId: string;
  articleSlug: string;
  articleTitle: string;
  parentId: string | null;
  rootId: string | null;
  authorId: string;
  author: AuthorView;
  body: string;
  bodyHtml: string;
  state: CommentState;
  visible: boolean;
  version: number;
  revision: number;
  createdAt: Date;
  publishedAt: Date | null;
  editedAt: Date | null;
  replyCount: number;
  descendantCount: number;
};

const commentColumns = Prisma.sql`
  c.id, c.article_id as "articleId", a.slug as "articleSlug", a.headline as "articleTitle", c.parent_id as "parentId", c.root_id as "rootId",
  c.author_id as "authorId", m.card as author, r.body, r.body_html as "bodyHtml", c.state::text as state, c.visible,
  c.version, r.number as revision, c.created_at as "createdAt", c.published_at as "publishedAt", c.edited_at as "editedAt",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount"`;

const published = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.published_revision`;
/** What readers see, or an empty place above something that they see. Only what was taken away costs the look below it. */
const listed = Prisma.sql`c.published_at is not null and (c.visible or exists (
  with recursive below as (
    select x.id, x.visible from comments x where x.parent_id = c.id and x.published_at is not null
    union all
    select y.id, y.visible from below b join comments y on y.parent_id = b.id where not b.visible and y.published_at is not null)
  select 1 from below where visible))`;
const newest = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

/** A page of the thread's top: what readers see, and the empty places whose replies they still see. */
export function findRoots(
  db: Db,
  { articleId, sort, limit, after }: { articleId: string; sort: ThreadSort; limit: number; after?: Cursor },
): Promise<CommentRow[]> {
  const before = sort === 'newest';
  const place = after
    ? before
      ? Prisma.sql`and (c.published_at, c.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.sql`and (c.published_at, c.id) > (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const order = before ? Prisma.sql`c.published_at desc, c.id desc` : Prisma.sql`c.published_at, c.id`;
  return db.$queryRaw`with page as (
      select c.* from comments c
      where c.article_id = ${articleId}::uuid and c.parent_id is null and c.published_at is not null
        and (c.visible or c.descendant_count > 0) ${place}
      order by ${order} limit ${limit})
    select ${commentColumns} from page c join articles a on a.id = c.article_id join authors m on m.id = c.author_id
      join ${published}
    order by ${order}`;
}

/** The first replies below each root, oldest first. A reply is younger than what it answers, so no parent is missing. */
export const findFirstDescendants = (db: Db, rootIds: string[], perRoot: number): Promise<CommentRow[]> =>
  db.$queryRaw`select ${commentColumns}
    from unnest(${rootIds}::uuid[]) as root(id)
    cross join lateral (select c.* from comments c where c.root_id = root.id and ${listed}
      order by c.published_at, c.id limit ${perRoot}) c
    join articles a on a.id = c.article_id join authors m on m.id = c.author_id join ${published}
    order by c.published_at, c.id`;

/** A page of the direct replies to a comment, oldest first. */
export function findReplies(db: Db, parentId: string, limit: number, after?: Cursor): Promise<CommentRow[]> {
  const place = after
    ? Prisma.sql`and (c.published_at, c.id) > (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${commentColumns} from comments c join articles a on a.id = c.article_id
      join authors m on m.id = c.author_id join ${published}
    where c.parent_id = ${parentId}::uuid and ${listed} ${place}
    order by c.published_at, c.id limit ${limit}`;
}

/** A comment that readers see, or its empty place while they see something below it; null when there is nothing for them. */
export async function findListed(db: Db, id: string): Promise<CommentRow | null> {
  const rows = await db.$queryRaw<
    CommentRow[]
  >`select ${commentColumns} from comments c join articles a on a.id = c.article_id
    join authors m on m.id = c.author_id join ${published}
    where c.id = ${id}::uuid and ${listed}`;
  return rows[0] ?? null;
}

/** A comment as readers see it: its accepted revision; null when they do not see it. */
export async function findVisible(db: Db, id: string): Promise<CommentRow | null> {
  const row = await findListed(db, id);
  return row?.visible ? row : null;
}

/** What only a comment's author sees of it. */
export type OwnCommentRow = CommentRow & {
  publishedRevision: number | null;
  resubmissions: number;
  reason: string | null;
  rule: string | null;
  required: number;
  done: number;
  dutyDone: boolean;
  turnedDown: boolean;
  verdicts: { yes: number; notCivil: number; misinformation: number };
};

const ownColumns = Prisma.sql`${commentColumns}, c.published_revision as "publishedRevision", c.resubmissions,
  c.state_reason as reason, d.required, d.done + d.waived as done, d.completed_at is not null as "dutyDone",
  ${turnedDown} as "turnedDown", verdicts_on(c.id, c.revision) as verdicts,
  (select case when x.outcome in ('REJECT', 'REMOVE') then x.rule end from decisions x
    where x.comment_id = c.id and x.revision = c.revision order by x.version desc limit 1) as rule`;

const ownFrom = Prisma.sql`from comments c join articles a on a.id = c.article_id join authors m on m.id = c.author_id
  join review_duties d on d.comment_id = c.id join ${newest}`;

/** An author's comments in every state, newest first. */
export function findOwn(db: Db, authorId: string, limit: number, after?: Cursor): Promise<OwnCommentRow[]> {
  const place = after
    ? Prisma.sql`and (c.created_at, c.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${ownColumns} ${ownFrom} where c.author_id = ${authorId}::uuid ${place}
    order by c.created_at desc, c.id desc limit ${limit}`;
}

/** One of an author's own comments; null when it is somebody else's. */
export async function findOwnById(db: Db, authorId: string, id: string): Promise<OwnCommentRow | null> {
  const rows = await db.$queryRaw<OwnCommentRow[]>`select ${ownColumns} ${ownFrom}
    where c.id = ${id}::uuid and c.author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

// ── Drafts ─────────────────────────────────────────────────────────────────────────────────────

/** A text, and where it belongs: under an article, as an answer to a comment or not. */
export type DraftText = { articleId: string; target: string; body: string };

export async function upsertDraft(
  db: Db,
  memberId: string,
  { articleId, target, body }: DraftText,
  at: Date,
) {
  await db.draft.upsert({
    where: { memberId_target: { memberId, target } },
    create: { id: newId(), memberId, articleId, target, body, updatedAt: at },
    update: { body, updatedAt: at },
    select: { id: true },
  });
}

export async function findDraft(db: Db, memberId: string, target: string): Promise<string | null> {
  const row = await db.draft.findUnique({
    where: { memberId_target: { memberId, target } },
    select: { body: true },
  });
  return row?.body ?? null;
}

export const deleteDraft = (db: Db, memberId: string, target: string) =>
  db.draft.deleteMany({ where: { memberId, target } });

export async function insertHeldDraft(
  db: Db,
  claimHash: string,
  { articleId, target, body }: DraftText,
  at: Date,
) {
  await db.draft.create({
    data: { id: newId(), claimHash, articleId, target, body, updatedAt: at },
    select: { id: true },
  });
}

/** Takes an unclaimed draft out; null when it was claimed before, or forgotten. */
export async function takeHeldDraft(tx: Tx, claimHash: string): Promise<DraftText | null> {
  const rows = await tx.$queryRaw<DraftText[]>`delete from drafts
    where claim_hash = ${claimHash} returning article_id as "articleId", target, body`;
  return rows[0] ?? null;
}

export const pruneHeldDrafts = (db: Db, before: Date) =>
  db.draft.deleteMany({ where: { memberId: null, updatedAt: { lt: before } } });
