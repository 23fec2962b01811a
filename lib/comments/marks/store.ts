import type { Db } from '@/lib/platform/db';
import type { OwnMarks } from './schemas';

/**
 * What a member has made of comments that readers see: of others it would tell whose they are. One look at an index for each of them,
 * however many marks there are.
 */
export const findOwnMarks = (
  db: Db,
  memberId: string,
  commentIds: string[],
): Promise<(OwnMarks & { id: string })[]> =>
  db.$queryRaw`select c.id,
      array(select r.kind from reactions r where r.comment_id = c.id and r.member_id = ${memberId}::uuid) as reactions,
      exists (select 1 from bookmarks b where b.member_id = ${memberId}::uuid and b.comment_id = c.id) as saved,
      exists (select 1 from follows f where f.member_id = ${memberId}::uuid and f.root_id = coalesce(c.root_id, c.id)) as followed,
      exists (select 1 from mutes m where m.member_id = ${memberId}::uuid and m.muted_id = c.author_id) as muted
    from comments c where c.visible and c.id = any(${commentIds}::uuid[])`;

/** Whether a member follows an article's whole discussion. */
export async function findArticleFollowed(db: Db, memberId: string, articleId: string): Promise<boolean> {
  return (await db.follow.count({ where: { memberId, articleId, rootId: null } })) > 0;
}
