import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
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
