import type { Db } from '@/lib/platform/db';
import type { OwnMarks } from './schemas';

/** What a member has made of comments that readers see: of others it would tell whose they are. */
export const findOwnMarks = (
  db: Db,
  memberId: string,
  commentIds: string[],
): Promise<(OwnMarks & { id: string })[]> =>
  db.$queryRaw`select * from own_marks(${memberId}::uuid, ${commentIds}::uuid[])`;

/** Whether a member follows an article's whole discussion. */
export async function findArticleFollowed(db: Db, memberId: string, articleId: string): Promise<boolean> {
  return (await db.follow.count({ where: { memberId, articleId, rootId: null } })) > 0;
}
