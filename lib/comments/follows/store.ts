import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { isId, newId } from '@/lib/platform/ids';

/** A thread by its top, or an article's whole discussion. */
export type Followed = { articleId: string; rootId: string | null };

/** Makes what a member begins to follow wait for one another, so that together it cannot pass the limit. Returns how much there is. */
export async function lockFollows(tx: Tx, memberId: string): Promise<number> {
  await tx.$queryRaw`select id from members where id = ${memberId}::uuid for no key update`;
  return tx.follow.count({ where: { memberId } });
}

export const isFollowed = async (db: Db, memberId: string, followed: Followed): Promise<boolean> =>
  (await db.follow.count({ where: { memberId, ...followed } })) > 0;

export async function insertFollow(tx: Tx, memberId: string, followed: Followed, at: Date): Promise<void> {
  await tx.follow.create({
    data: { id: newId(), memberId, ...followed, createdAt: at },
    select: { id: true },
  });
}

/** Of a thread whichever comment is named. */
export async function deleteFollow(
  db: Db,
  memberId: string,
  conversation: { articleSlug: string } | { commentId: string },
): Promise<void> {
  if ('articleSlug' in conversation)
    await db.$executeRaw`delete from follows f using articles a
      where f.member_id = ${memberId}::uuid and f.root_id is null and a.id = f.article_id and a.slug = ${conversation.articleSlug}`;
  else if (isId(conversation.commentId))
    await db.$executeRaw`delete from follows f using comments c where f.member_id = ${memberId}::uuid
      and c.id = ${conversation.commentId}::uuid and f.root_id = coalesce(c.root_id, c.id)`;
}

type FollowRow = {
  id: string;
  articleSlug: string;
  articleTitle: string;
  articleLanguage: string;
  rootId: string | null;
  followedAt: Date;
};

/** A page of what a member follows, the last begun first. */
export function findFollows(db: Db, memberId: string, limit: number, after?: Cursor): Promise<FollowRow[]> {
  const place = after
    ? Prisma.sql`and (f.created_at, f.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select f.id, a.slug as "articleSlug", a.headline as "articleTitle", a.language as "articleLanguage",
      f.root_id as "rootId",
      f.created_at as "followedAt"
    from follows f join articles a on a.id = f.article_id
    where f.member_id = ${memberId}::uuid ${place}
    order by f.created_at desc, f.id desc limit ${limit}`;
}
