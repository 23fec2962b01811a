import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';
import type { Cursor, ScoreCursor, Step } from '@/lib/platform/cursor';
import type { AuthorView, CommentState, ThreadSort } from '../schemas';

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
  /** It is an editor's pick. */
  picked: boolean;
  /** Reactions by kind; a kind that nobody gave is not among them. */
  reactions: Record<string, number>;
  /** Where it stands in "top", and in "valued across viewpoints". */
  topScore: number;
  bridgingRank: number;
};

export const commentColumns = Prisma.sql`
  c.id, c.article_id as "articleId", a.slug as "articleSlug", a.headline as "articleTitle", a.language as "articleLanguage",
  a.author_id as "articleAuthorId",
  a.topics as "articleTopics", c.parent_id as "parentId", c.root_id as "rootId", c.depth,
  c.author_id as "authorId", m.card as author, r.body, r.body_html as "bodyHtml", r.language, c.state::text as state, c.visible,
  c.version, r.number as revision, c.created_at as "createdAt", c.published_at as "publishedAt", c.edited_at as "editedAt",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount", c.reaction_counts as reactions,
  c.top_score as "topScore", c.bridging_rank as "bridgingRank", c.picked_at is not null as picked`;

export const published = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.published_revision`;

/** The newest text, which readers may not see, or not yet. */
export const newest = Prisma.sql`comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

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
export const knowing = (
  fields: string[],
) => Prisma.sql`e.field_folded = any(${fields}::text[]) and not exists (
  select from sanctions s where s.member_id = e.member_id and s.kind = 'BAN' and s.lifted_at is null)`;

/** Comments by those who know, of one article, that their threads are looked for by: the newest. */
const VOICES = 1_000;

/** Only threads of an article in which somebody speaks who has stated experience in one of these fields (folded). */
const spokenIn = (articleId: string, fields: string[] | undefined) =>
  // From those who know to what they wrote: it costs as much as they have written in all, however long the thread is.
  fields
    ? Prisma.sql`and c.id = any(array(
        select coalesce(x.root_id, x.id)
        from (select distinct e.member_id from expertise e where ${knowing(fields)}) knows
        cross join lateral (select y.id, y.root_id, y.published_at from comments y
          where y.author_id = knows.member_id and y.visible and y.article_id = ${articleId}::uuid offset 0) x
        order by x.published_at desc, x.id desc limit ${VOICES}))`
    : Prisma.empty;

/** What comes first in every order: the tops of threads that moderators picked, the latest pick first. */
export const findPickedRoots = (db: Db, articleId: string, fields?: string[]): Promise<CommentRow[]> =>
  db.$queryRaw`select ${commentColumns} from comments c join articles a on a.id = c.article_id
      join authors m on m.id = c.author_id join ${published}
    where c.article_id = ${articleId}::uuid and c.picked_at is not null and c.parent_id is null ${spokenIn(articleId, fields)}
    order by c.picked_at desc, c.id desc`;

/**
 * A page of the thread's top, in its order whichever way it was read: what readers see, and the empty places whose replies they
 * still see, but for what is picked. With `fields`, only threads in which somebody speaks who has stated experience in one of them (folded).
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
  const rows = await db.$queryRaw<CommentRow[]>`with page as (
      select c.* from comments c
      where c.article_id = ${articleId}::uuid and c.parent_id is null and c.published_at is not null
        and (c.visible or c.descendant_count > 0) and c.picked_at is null ${spokenIn(articleId, fields)} ${place}
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

/**
 * A page of the direct replies to a comment, oldest first whichever way it was read. The page is cut before anything is joined to it: where a comment has come
 * to thousands of replies since the tables were last analysed, all of them would be joined first, with every member there is.
 */
export async function findReplies(
  db: Db,
  { parentId, limit, step }: { parentId: string; limit: number; step: Step<Cursor> },
): Promise<CommentRow[]> {
  const { place, order } = keyset(sortKeys.oldest, step);
  const rows = await db.$queryRaw<CommentRow[]>`with page as (
      select c.* from comments c where c.parent_id = ${parentId}::uuid and ${listed} ${place}
      order by ${order} limit ${limit})
    select ${commentColumns} from page c join articles a on a.id = c.article_id join authors m on m.id = c.author_id
      join ${published}
    order by ${order}`;
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

/** A comment by its newest text. */
export async function findByNewest(db: Db, id: string): Promise<CommentRow | null> {
  const rows = await db.$queryRaw<
    CommentRow[]
  >`select ${commentColumns} from comments c join articles a on a.id = c.article_id
    join authors m on m.id = c.author_id join ${newest} where c.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Whether readers see anything under an article by somebody who has stated experience in one of these fields (folded). */
export async function isSpokenByExperienced(db: Db, articleId: string, fields: string[]): Promise<boolean> {
  const rows = await db.$queryRaw<{ spoken: boolean }[]>`select exists (
    select from (select distinct e.member_id from expertise e where ${knowing(fields)}) knows
    where exists (select from comments c
      where c.author_id = knows.member_id and c.visible and c.article_id = ${articleId}::uuid)) as spoken`;
  return rows[0]?.spoken ?? false;
}
