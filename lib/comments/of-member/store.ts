import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import type { CommentState } from '../schemas';
import { type CommentRow, commentColumns, published } from '../thread/store';

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

/** Comments of a member that are not withdrawn, in some states or in all (`null`). */
export async function findOfFormer(
  db: Db,
  authorId: string,
  { states, limit }: { states: CommentState[] | null; limit: number },
): Promise<string[]> {
  const rows = await db.comment.findMany({
    where: {
      authorId,
      state: states ? { in: states } : { not: 'WITHDRAWN' },
      ...(states && { visible: false }),
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The same of everybody who has left, with whose they are. */
export const findUnpostedOfFormer = (
  db: Db,
  { states, limit }: { states: CommentState[]; limit: number },
): Promise<{ id: string; memberId: string }[]> =>
  db.$queryRaw`select c.id, m.id as "memberId" from members m join comments c on c.author_id = m.id
    where m.left_at is not null and not c.visible and c.state = any(${states}::"CommentState"[]) order by c.id limit ${limit}`;

type RevisionKey = { commentId: string; number: number };

/** Texts of comments in which a member may be named, in the discussions that they took part in; their rows are locked. */
export const findMentioning = (
  tx: SqlTx,
  memberId: string,
  names: string[],
): Promise<(RevisionKey & { body: string; createdAt: Date; articleId: string })[]> =>
  tx.$queryRaw`select r.comment_id as "commentId", r.number, r.body, r.created_at as "createdAt", c.article_id as "articleId" from comments c join comment_revisions r on r.comment_id = c.id
    where c.article_id in (select article_id from comments where author_id = ${memberId}::uuid
        union select id from articles where author_id = ${memberId}::uuid)
      and position('@' in r.body) > 0
      and exists (select from unnest(${names}::text[]) name where position(lower(split_part(name, ' ', 1)) in lower(r.body)) > 0)
    order by r.comment_id, r.number for no key update of r`;

/** Names of others who took part in discussions, those that they had before among them, that begin with a name and go on; the longest first. */
export async function findLongerNames(
  tx: SqlTx,
  { memberId, name, articleIds }: { memberId: string; name: string; articleIds: string[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    with others as (select distinct author_id as id from comments
      where article_id = any (${articleIds}::uuid[]) and author_id <> ${memberId}::uuid)
    select name from (
      select m.display_name as name from members m join others o on o.id = m.id
      union select f.display_name from former_names f join others o on o.id = f.member_id) named
    where starts_with(lower(name), lower(${name})) and length(name) > length(${name})`;
  return rows.map(({ name }) => name).sort((one, other) => other.length - one.length);
}

/** Puts another text in the place of a revision's, and into what search reads. */
export async function replaceText(
  tx: SqlTx,
  { commentId, number }: RevisionKey,
  { body, bodyHtml, wordCount }: { body: string; bodyHtml: string; wordCount: number },
): Promise<void> {
  await tx.$executeRaw`update comment_revisions set body = ${body}, body_html = ${bodyHtml}, word_count = ${wordCount}::int
    where comment_id = ${commentId}::uuid and number = ${number}`;
  await tx.$executeRaw`update search_documents s set document = search_text(r.language, r.body)
    from comment_revisions r join comments c on c.id = r.comment_id and c.published_revision = r.number
    where r.comment_id = ${commentId}::uuid and r.number = ${number} and s.comment_id = c.id`;
}
