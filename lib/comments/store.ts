import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Cursor, ScoreCursor, Step } from '@/lib/platform/cursor';
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

/** Whether there are reports about a comment that nobody has answered. */
export const isReported = async (db: Db, id: string): Promise<boolean> =>
  (await db.comment.count({ where: { id, openReportCount: { gt: 0 } } })) > 0;

export type StateChange = Next & { reason: string | null; at: Date };

/** Moves a locked comment on. The version grows, so that whoever decides on the old one is told. */
export async function updateState(
  tx: SqlTx,
  comment: LockedComment,
  to: StateChange,
): Promise<LockedComment> {
  const { state, visible, publishedRevision, reason, at } = to;
  const published = publishedRevision !== comment.publishedRevision;
  const first = published && comment.publishedRevision === null;
  await tx.$executeRaw`update comments set state = ${state}::"CommentState", visible = ${visible},
      published_revision = ${publishedRevision}::int, state_reason = ${reason}, state_changed_at = ${at}, version = version + 1,
      in_review_at = case when ${state === 'IN_REVIEW'} then ${at}::timestamptz else in_review_at end,
      published_at = case when ${first} then ${at}::timestamptz else published_at end,
      edited_at = case when ${published && !first} then ${at}::timestamptz else edited_at end
    where id = ${comment.id}::uuid`;
  return { ...comment, state, visible, publishedRevision, version: comment.version + 1 };
}

/** Keeps the counters of article, parent and thread equal to what readers can count. */
export async function countVisibility(tx: SqlTx, comment: LockedComment, by: 1 | -1) {
  const above = [comment.parentId, comment.rootId].filter((id): id is string => id !== null).sort();
  if (above.length > 0) {
    await tx.$executeRaw`update comments set
        reply_count = reply_count + case when id = ${comment.parentId}::uuid then ${by}::int else 0 end,
        descendant_count = descendant_count + case when id = ${comment.rootId}::uuid then ${by}::int else 0 end
      where id = any(${above}::uuid[])`;
  }
  await tx.$executeRaw`update articles set comment_count = comment_count + ${by}::int where id = ${comment.articleId}::uuid`;
}

export type DecisionOutcome = 'PUBLISH' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';

export async function insertDecision(
  tx: SqlTx,
  {
    comment: { id, version, revision },
    maker,
    outcome,
    actorId,
    at,
    ...more
  }: {
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
  const { rule = null, reason = null, passage = null, inputs } = more;
  await tx.$executeRaw`
    insert into decisions (id, comment_id, version, revision, maker, outcome, actor_id, rule, note, passage, inputs, created_at)
    values (${newId()}::uuid, ${id}::uuid, ${version}::int, ${revision}::int, ${maker}::"DecisionMaker", ${outcome}::"DecisionOutcome",
      ${actorId}::uuid, ${rule}, ${reason}, ${passage}, ${inputs ? JSON.stringify(inputs) : null}::jsonb, ${at})`;
}

// ── Submitting and revising ────────────────────────────────────────────────────────────────────

/** A text as it was typed and sent, and when the draft was kept that it goes on from; null where that is not known. */
type SentText = { typed: string; basedOn: Date | null };

/**
 * The draft that has been sent: the one that the text goes on from, or one that is the text's beginning. What another device
 * has typed meanwhile is neither, and stays. A browser sends its line ends as \r\n.
 */
const isSent = ({ typed, basedOn }: SentText) => {
  const sent = typed.replaceAll('\0', '').replaceAll('\r', '');
  const kept = Prisma.sql`rtrim(replace(body, chr(13), ''), ' ' || chr(9) || chr(10))`;
  return Prisma.sql`(updated_at = ${basedOn}::timestamptz or starts_with(${sent}, ${kept}))`;
};

/**
 * Makes the submissions of an author wait for one another, so that the second of two clicks sees what the first one laid, and
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
  /** BCP 47: what the article is written in. */
  articleLanguage: string;
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
    select a.id as "articleId", a.language as "articleLanguage", a.comments_open as "articleOpen",
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
  /** BCP 47: what it is written in. */
  language: string;
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
      insert into comment_revisions (id, comment_id, number, body, body_html, word_count, language, created_at)
      values (${newId()}::uuid, ${c.id}::uuid, 1, ${c.body}, ${c.bodyHtml}, ${c.wordCount}, ${c.language}, ${c.at})
    ), audit as (${because.audit}), event as (${because.event})
    insert into review_duties (comment_id, member_id, required, created_at)
    values (${c.id}::uuid, ${c.authorId}::uuid, ${c.required}, ${c.at})`;
}

/**
 * Lays a new revision. The reviews and leases of the one before no longer count: they name the revision they were about,
 * and the counters start from nothing. A correction is what readers see from then on. Returns its number.
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
    language: string;
    at: Date;
    correction: boolean;
  },
): Promise<number> {
  const number = comment.revision + 1;
  const { state, reason, at, correction, ...text } = revision;
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
      ...(correction && { publishedRevision: number, editedAt: at }),
    },
    select: { id: true },
  });
  return number;
}

/**
 * The text that was judged last of what readers have seen: the accepted one, and of a correction the one that it corrects, so
 * that many small corrections are measured together.
 */
export async function findJudgedText(db: Db, commentId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ body: string }[]>`select r.body from decisions d
    join comment_revisions r on r.comment_id = d.comment_id and r.number = d.revision
    where d.comment_id = ${commentId}::uuid and d.outcome = 'PUBLISH' and not exists (select 1 from audit_entries a
      where a.subject_id = d.comment_id and a.action = 'comment.correct' and (a.details->>'revision')::int = d.revision)
    order by d.version desc limit 1`;
  return rows[0]?.body ?? null;
}

/** A text of a comment as the desk sees it. */
export type RevisionRow = {
  number: number;
  body: string;
  language: string;
  createdAt: Date;
  correction: boolean;
  decisions: {
    maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
    outcome: DecisionOutcome;
    actor: string | null;
    at: string;
  }[];
};

/** The texts that a comment has had, the newest first, each with what was decided about it. */
export const findRevisions = (db: Db, commentId: string, limit: number): Promise<RevisionRow[]> =>
  db.$queryRaw`select r.number, r.body, r.language, r.created_at as "createdAt",
      exists (select 1 from audit_entries a where a.subject_id = r.comment_id and a.action = 'comment.correct'
        and (a.details->>'revision')::int = r.number) as correction,
      coalesce((select json_agg(json_build_object('maker', d.maker, 'outcome', d.outcome, 'actor', m.display_name,
          'at', d.created_at) order by d.version) from decisions d left join members m on m.id = d.actor_id
        where d.comment_id = r.comment_id and revision_judged(d) = r.number), '[]') as decisions
    from comment_revisions r where r.comment_id = ${commentId}::uuid order by r.number desc limit ${limit}`;

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
  articleLanguage: string;
  /** Whom the newsroom names as the article's author; null where that is no member. */
  articleAuthorId: string | null;
  articleTopics: string[];
  parentId: string | null;
  rootId: string | null;
  /** 0 at the top of a thread. */
  depth: number;
  authorId: string;
  author: AuthorView;
  body: string;
  bodyHtml: string;
  /** Of the text, as BCP 47 names it. */
  language: string;
  state: CommentState;
  visible: boolean;
  version: number;
  revision: number;
  createdAt: Date;
  publishedAt: Date | null;
  editedAt: Date | null;
  replyCount: number;
  descendantCount: number;
  /** Reactions by kind; a kind that nobody gave is not among them. */
  reactions: Record<string, number>;
  /** Where it stands in "top", and in "valued across viewpoints". */
  topScore: number;
  bridgingRank: number;
};

const commentColumns = Prisma.sql`
  c.id, c.article_id as "articleId", a.slug as "articleSlug", a.headline as "articleTitle", a.language as "articleLanguage",
  a.author_id as "articleAuthorId",
  a.topics as "articleTopics", c.parent_id as "parentId", c.root_id as "rootId", c.depth,
  c.author_id as "authorId", m.card as author, r.body, r.body_html as "bodyHtml", r.language, c.state::text as state, c.visible,
  c.version, r.number as revision, c.created_at as "createdAt", c.published_at as "publishedAt", c.edited_at as "editedAt",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.reaction_counts as reactions,
  c.top_score as "topScore", c.bridging_rank as "bridgingRank"`;

const published = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.published_revision`;
/**
 * What readers see, or an empty place above something that they see. Only what was taken away costs the look below it, which ends
 * at the first that is seen. `offset 0` keeps the planner to the index: it would read all comments to join them.
 */
const listed = Prisma.sql`c.published_at is not null and (c.visible or exists (
  with recursive below as (
    select x.id, x.visible from comments x where x.parent_id = c.id and x.published_at is not null
    union all
    select y.id, y.visible from below b cross join lateral (select z.id, z.visible from comments z
      where z.parent_id = b.id and z.published_at is not null offset 0) y where not b.visible)
  select 1 from below where visible))`;
const newest = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

const sortKeys: Record<ThreadSort, { key: Prisma.Sql; falling: boolean }> = {
  newest: { key: Prisma.sql`c.published_at`, falling: true },
  oldest: { key: Prisma.sql`c.published_at`, falling: false },
  top: { key: Prisma.sql`c.top_score`, falling: true },
  bridging: { key: Prisma.sql`c.bridging_rank`, falling: true },
};

/** The condition and the order that go from a place to the next in an index on (key, id), or the other way. */
function keyset({ key, falling }: { key: Prisma.Sql; falling: boolean }, step: Step<Cursor | ScoreCursor>) {
  const down = falling === (step?.way !== 'back');
  const order = down ? Prisma.sql`${key} desc, c.id desc` : Prisma.sql`${key}, c.id`;
  if (!step) return { place: Prisma.empty, order };
  const { from } = step;
  const value = 'at' in from ? Prisma.sql`${from.at}::timestamptz` : Prisma.sql`${from.score}::float8`;
  const place = down
    ? Prisma.sql`and (${key}, c.id) < (${value}, ${from.id}::uuid)`
    : Prisma.sql`and (${key}, c.id) > (${value}, ${from.id}::uuid)`;
  return { place, order };
}

const inOrder = <Row>(rows: Row[], step: Step<unknown>): Row[] =>
  step?.way === 'back' ? rows.reverse() : rows;

/** An entry in one of these fields, as readers are shown it: a banned member's is not. */
const knowing = (fields: string[]) => Prisma.sql`e.field_folded = any(${fields}::text[]) and not exists (
  select from sanctions s where s.member_id = e.member_id and s.kind = 'BAN' and s.lifted_at is null)`;

/** Comments by those who know, of one article, that their threads are looked for by: the newest. */
const VOICES = 1_000;

/**
 * A page of the thread's top, in its order whichever way it was read: what readers see, and the empty places whose replies they
 * still see. With `fields`, only threads in which somebody speaks who has stated experience in one of them (folded).
 */
export async function findRoots(
  db: Db,
  {
    articleId,
    sort,
    limit,
    step,
    fields,
  }: {
    articleId: string;
    sort: ThreadSort;
    limit: number;
    step: Step<Cursor | ScoreCursor>;
    fields?: string[];
  },
): Promise<CommentRow[]> {
  const { place, order } = keyset(sortKeys[sort], step);
  // From those who know to what they wrote: it costs as much as they have written in all, however long the thread is.
  const spokenIn = fields
    ? Prisma.sql`and c.id = any(array(
        select coalesce(x.root_id, x.id)
        from (select distinct e.member_id from expertise e where ${knowing(fields)}) knows
        cross join lateral (select y.id, y.root_id, y.published_at from comments y
          where y.author_id = knows.member_id and y.visible and y.article_id = ${articleId}::uuid offset 0) x
        order by x.published_at desc, x.id desc limit ${VOICES}))`
    : Prisma.empty;
  const rows = await db.$queryRaw<CommentRow[]>`with page as (
      select c.* from comments c
      where c.article_id = ${articleId}::uuid and c.parent_id is null and c.published_at is not null
        and (c.visible or c.descendant_count > 0) ${spokenIn} ${place}
      order by ${order} limit ${limit})
    select ${commentColumns} from page c join articles a on a.id = c.article_id join authors m on m.id = c.author_id
      join ${published}
    order by ${order}`;
  return inOrder(rows, step);
}

/** The first replies below each root, oldest first. A reply is younger than what it answers, so no parent is missing. */
export const findFirstDescendants = (db: Db, rootIds: string[], perRoot: number): Promise<CommentRow[]> =>
  db.$queryRaw`select ${commentColumns}
    from unnest(${rootIds}::uuid[]) as root(id)
    cross join lateral (select c.* from comments c where c.root_id = root.id and ${listed}
      order by c.published_at, c.id limit ${perRoot}) c
    join articles a on a.id = c.article_id join authors m on m.id = c.author_id join ${published}
    order by c.published_at, c.id`;

/**
 * The first replies to each comment, and to each of those again, so many levels down; oldest first. That there are no more than
 * `most` of them is said for the planner: it takes a recursion to give a hundred times that, and would read all texts.
 */
export function findFirstBelow(
  db: Db,
  { ids, each, levels }: { ids: string[]; each: number; levels: number },
): Promise<CommentRow[]> {
  const most = ids.length * Array.from({ length: levels }, (_, level) => each ** (level + 1)).reduce(sum, 0);
  return db.$queryRaw`with recursive below as (
      select x.id, 1 as level from unnest(${ids}::uuid[]) as parent(id)
      cross join lateral (${firstRepliesTo(Prisma.sql`parent.id`, each)}) x
      union all
      select x.id, b.level + 1 from below b
      cross join lateral (${firstRepliesTo(Prisma.sql`b.id`, each)}) x where b.level < ${levels}::int)
    select ${commentColumns} from (select id from below limit ${most}) few join comments c on c.id = few.id
      join articles a on a.id = c.article_id join authors m on m.id = c.author_id join ${published}
    order by c.published_at, c.id`;
}

const sum = (a: number, b: number): number => a + b;

const firstRepliesTo = (parentId: Prisma.Sql, limit: number) =>
  Prisma.sql`select c.id from comments c where c.parent_id = ${parentId} and ${listed}
    order by c.published_at, c.id limit ${limit}`;

/** A page of the direct replies to a comment, oldest first whichever way it was read. */
export async function findReplies(
  db: Db,
  { parentId, limit, step }: { parentId: string; limit: number; step: Step<Cursor> },
): Promise<CommentRow[]> {
  const { place, order } = keyset(sortKeys.oldest, step);
  const rows = await db.$queryRaw<
    CommentRow[]
  >`select ${commentColumns} from comments c join articles a on a.id = c.article_id
      join authors m on m.id = c.author_id join ${published}
    where c.parent_id = ${parentId}::uuid and ${listed} ${place}
    order by ${order} limit ${limit}`;
  return inOrder(rows, step);
}

/** Of these comments those that have a reply, or an empty place above what readers see, after the last that is named. */
export async function findGoingOn(
  db: Db,
  ends: { id: string; last: { at: Date; id: string } | null }[],
): Promise<string[]> {
  const from = ends.map(
    ({ last }) => last ?? { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' },
  );
  const rows = await db.$queryRaw<{ id: string }[]>`select e.id
    from unnest(${ends.map(({ id }) => id)}::uuid[], ${from.map(({ at }) => at)}::timestamptz[],
      ${from.map(({ id }) => id)}::uuid[]) as e(id, at, last)
    cross join lateral (select 1 from comments c where c.parent_id = e.id and (c.published_at, c.id) > (e.at, e.last) and ${listed}
      order by c.published_at, c.id limit 1) more`;
  return rows.map(({ id }) => id);
}

/** What a comment answers, and what that answers, up to so many steps; the highest first. */
export const findAncestors = (db: Db, id: string, most: number): Promise<CommentRow[]> =>
  db.$queryRaw`with recursive above as (
      select c.parent_id as id, 1 as step from comments c where c.id = ${id}::uuid and c.parent_id is not null
      union all
      select p.parent_id, u.step + 1 from above u join comments p on p.id = u.id
      where u.step < ${most}::int and p.parent_id is not null)
    select ${commentColumns} from (select * from above limit ${most}) few join comments c on c.id = few.id
      join articles a on a.id = c.article_id join authors m on m.id = c.author_id join ${published}
    order by few.step desc`;

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

/** Comments that were published once, as readers see them or their empty places; in no order. */
export const findByIds = (db: Db, ids: string[]): Promise<CommentRow[]> =>
  db.$queryRaw`select ${commentColumns} from comments c join articles a on a.id = c.article_id
      join authors m on m.id = c.author_id join ${published}
    where c.id = any(${ids}::uuid[]) and c.published_at is not null`;

/** Whether readers see anything under an article by somebody who has stated experience in one of these fields (folded). */
export async function isSpokenByExperienced(db: Db, articleId: string, fields: string[]): Promise<boolean> {
  const rows = await db.$queryRaw<{ spoken: boolean }[]>`select exists (
    select from (select distinct e.member_id from expertise e where ${knowing(fields)}) knows
    where exists (select from comments c
      where c.author_id = knows.member_id and c.visible and c.article_id = ${articleId}::uuid)) as spoken`;
  return rows[0]?.spoken ?? false;
}

/** A page of what readers see of a member's, newest first. */
export function findOfMember(db: Db, authorId: string, limit: number, after?: Cursor): Promise<CommentRow[]> {
  const place = after
    ? Prisma.sql`and (c.published_at, c.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${commentColumns} from comments c join articles a on a.id = c.article_id
      join authors m on m.id = c.author_id join ${published}
    where c.author_id = ${authorId}::uuid and c.visible ${place}
    order by c.published_at desc, c.id desc limit ${limit}`;
}

/** How much readers see of a member's: comments, the articles that they stand under, and the replies that they got. */
export async function countOfMember(
  db: Db,
  authorId: string,
): Promise<{ comments: number; articles: number; replies: number }> {
  const rows = await db.$queryRaw<{ comments: number; articles: number; replies: number }[]>`
    select count(*)::int as comments, count(distinct article_id)::int as articles, coalesce(sum(reply_count), 0)::int as replies
    from comments where author_id = ${authorId}::uuid and visible`;
  return rows[0] ?? { comments: 0, articles: 0, replies: 0 };
}

/** The articles under which readers see something of a member's, the last that they wrote under first. */
export async function findArticlesOfMember(db: Db, authorId: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select article_id as id from comments
    where author_id = ${authorId}::uuid and visible group by article_id order by max(published_at) desc, article_id limit ${limit}`;
  return rows.map(({ id }) => id);
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
  ${turnedDown} as "turnedDown",
  verdicts_on(c.id, case c.revision when c.published_revision then judged_revision(c.id, c.revision) else c.revision end) as verdicts,
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
export async function findOwnById(db: SqlTx, authorId: string, id: string): Promise<OwnCommentRow | null> {
  const rows = await db.$queryRaw<OwnCommentRow[]>`select ${ownColumns} ${ownFrom}
    where c.id = ${id}::uuid and c.author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

// ── Drafts ─────────────────────────────────────────────────────────────────────────────────────

/**
 * A text, and where it belongs. `target` is what it answers, a comment or the article; of the new text of a comment, that
 * comment's first revision.
 */
export type DraftText = { articleId: string; target: string; body: string };
/** A text as it is kept, and when it was: what a device names that goes on from there. */
export type KeptDraft = { body: string; savedAt: Date };

/** Drafts that are kept for a member: more than anybody has under way. */
const DRAFTS_KEPT = 100;

/** Forgets the oldest drafts of a member beyond those that are kept, to make room for one at `target`. */
const makingRoom = (memberId: string, target: string) => Prisma.sql`room as (delete from drafts where id in (
    select id from drafts where member_id = ${memberId}::uuid and target <> ${target}::uuid
    order by updated_at desc, id offset ${DRAFTS_KEPT - 1}::int))`;

/** Keeps a text whatever there is in its place. */
export const upsertDraft = (
  db: Db,
  memberId: string,
  { articleId, target, body }: DraftText,
  at: Date,
): Promise<number> =>
  db.$executeRaw`with ${makingRoom(memberId, target)}
    insert into drafts (id, member_id, article_id, target, body, updated_at)
    values (${newId()}::uuid, ${memberId}::uuid, ${articleId}::uuid, ${target}::uuid, ${body}, ${at})
    on conflict (member_id, target) do update set body = excluded.body, updated_at = excluded.updated_at`;

/**
 * Keeps a text that goes on from the one kept at `basedOn`, null where there was none. Null when another was kept since: unless
 * this one begins with it, or is it. The answer is when it was kept.
 */
export async function upsertDraftFrom(
  db: Db,
  memberId: string,
  { articleId, target, body }: DraftText,
  { at, basedOn }: { at: Date; basedOn: Date | null },
): Promise<Date | null> {
  const rows = await db.$queryRaw<{ savedAt: Date }[]>`with ${makingRoom(memberId, target)}
    insert into drafts (id, member_id, article_id, target, body, updated_at)
    values (${newId()}::uuid, ${memberId}::uuid, ${articleId}::uuid, ${target}::uuid, ${body}, ${at})
    on conflict (member_id, target) do update set body = excluded.body,
      updated_at = greatest(excluded.updated_at, drafts.updated_at + interval '1 millisecond')
    where drafts.updated_at = ${basedOn} or starts_with(excluded.body, drafts.body)
    returning updated_at as "savedAt"`;
  return rows[0]?.savedAt ?? null;
}

export async function findDraft(db: Db, memberId: string, target: string): Promise<KeptDraft | null> {
  const row = await db.draft.findUnique({
    where: { memberId_target: { memberId, target } },
    select: { body: true, updatedAt: true },
  });
  return row && { body: row.body, savedAt: row.updatedAt };
}

/** Where the draft of a new text of one's own comment belongs; null when it is somebody else's. */
export async function findEditTarget(
  db: Db,
  authorId: string,
  commentId: string,
): Promise<{ articleId: string; target: string } | null> {
  const rows = await db.$queryRaw<{ articleId: string; target: string }[]>`
    select c.article_id as "articleId", r.id as target from comments c
    join comment_revisions r on r.comment_id = c.id and r.number = 1
    where c.id = ${commentId}::uuid and c.author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

/** Forgets a draft; where a moment is given, only the one that was kept then. Returns how many. */
export const deleteDraft = (db: Db, memberId: string, target: string, savedAt?: Date) =>
  db.draft.deleteMany({ where: { memberId, target, ...(savedAt && { updatedAt: savedAt }) } });

/** Forgets the draft that has been sent, and no other that is in its place by now. */
export const deleteSentDraft = (db: Db, memberId: string, target: string, sent: SentText): Promise<number> =>
  db.$executeRaw`delete from drafts where member_id = ${memberId}::uuid and target = ${target}::uuid and ${isSent(sent)}`;

/** Whether a comment was ever up under an article, so that somebody may be answering it. */
export const wasPublished = async (db: Db, id: string, articleId: string): Promise<boolean> =>
  (await db.comment.count({ where: { id, articleId, publishedRevision: { not: null } } })) > 0;

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
