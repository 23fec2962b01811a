import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';

type Bookmark = { memberId: string; commentId: string };

/** Saves a comment that readers see, for a member; false when they do not see it. Saving it again changes nothing. */
export async function insertBookmark(db: Db, { memberId, commentId }: Bookmark, at: Date): Promise<boolean> {
  const seen = await db.$queryRaw<unknown[]>`with seen as (
      select id from comments where id = ${commentId}::uuid and visible),
    inserted as (insert into bookmarks (member_id, comment_id, created_at)
      select ${memberId}::uuid, id, ${at} from seen on conflict do nothing)
    select 1 from seen`;
  return seen.length > 0;
}

export async function deleteBookmark(db: Db, bookmark: Bookmark): Promise<void> {
  await db.bookmark.deleteMany({ where: bookmark });
}

type BookmarkRow = { commentId: string; savedAt: Date };

/** A page of what a member has saved, the last saved first. */
export function findBookmarks(
  db: Db,
  memberId: string,
  limit: number,
  after?: Cursor,
): Promise<BookmarkRow[]> {
  const place = after
    ? Prisma.sql`and (created_at, comment_id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select comment_id as "commentId", created_at as "savedAt" from bookmarks
    where member_id = ${memberId}::uuid ${place}
    order by created_at desc, comment_id desc limit ${limit}`;
}
