import type { Db } from '@/lib/platform/db';
import type { CommentState } from '../schemas';

export type DiscussionRow = {
  articleId: string;
  count: number;
  newestId: string | null;
  newestAt: Date | null;
};

/** How far the discussion of an article is: a counter, and the end of an index. Null when there is no such article. */
export async function findDiscussion(db: Db, slug: string): Promise<DiscussionRow | null> {
  const [row] = await db.$queryRaw<DiscussionRow[]>`
    select a.id as "articleId", a.comment_count as count, n.id as "newestId", n.published_at as "newestAt"
    from articles a left join lateral (
      select c.id, c.published_at from comments c where c.article_id = a.id and c.visible
      order by c.published_at desc, c.id desc limit 1) n on true
    where a.slug = ${slug}`;
  return row ?? null;
}

/** How many visible comments of an article were posted after a moment, up to `most`. */
export async function countPostedAfter(db: Db, articleId: string, at: Date, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (
    select 1 from comments where article_id = ${articleId}::uuid and visible and published_at > ${at} limit ${most}) later`;
  return row?.count ?? 0;
}

/** A member's comments that have changed state since a moment, the first to change first. */
export const findMovedOn = (
  db: Db,
  authorId: string,
  since: Date,
  limit: number,
): Promise<{ id: string; status: CommentState }[]> =>
  db.$queryRaw`select id, state::text as status from comments
    where author_id = ${authorId}::uuid and state_changed_at > ${since} order by state_changed_at, id limit ${limit}`;
