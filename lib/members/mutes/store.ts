import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';

type Mute = { memberId: string; mutedId: string };

/** Makes a member's mutes wait for one another, so that together they cannot pass the limit. Returns how many there are. */
export async function lockMutes(tx: Tx, memberId: string): Promise<number> {
  await tx.$queryRaw`select id from members where id = ${memberId}::uuid for no key update`;
  return tx.mute.count({ where: { memberId } });
}

export const isMember = async (db: Db, id: string): Promise<boolean> =>
  (await db.member.findUnique({ where: { id }, select: { id: true } })) !== null;

export const isMuted = async (db: Db, { memberId, mutedId }: Mute): Promise<boolean> =>
  (await db.mute.findUnique({
    where: { memberId_mutedId: { memberId, mutedId } },
    select: { mutedId: true },
  })) !== null;

/** Which of these a member has muted. */
export async function findMutedOf(db: Db, memberId: string, mutedIds: string[]): Promise<string[]> {
  const where = { memberId, mutedId: { in: mutedIds } };
  return (await db.mute.findMany({ where, select: { mutedId: true } })).map(({ mutedId }) => mutedId);
}

export async function insertMute(tx: Tx, { memberId, mutedId }: Mute, at: Date): Promise<void> {
  await tx.mute.create({ data: { memberId, mutedId, createdAt: at }, select: { mutedId: true } });
}

export async function deleteMute(db: Db, mute: Mute): Promise<void> {
  await db.mute.deleteMany({ where: mute });
}

type MutedRow = { id: string; displayName: string; mutedAt: Date };

/** A page of whom a member has muted, newest first. */
export function findMuted(db: Db, memberId: string, limit: number, after?: Cursor): Promise<MutedRow[]> {
  const place = after
    ? Prisma.sql`and (x.created_at, x.muted_id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select m.id, m.display_name as "displayName", x.created_at as "mutedAt"
    from mutes x join members m on m.id = x.muted_id
    where x.member_id = ${memberId}::uuid ${place}
    order by x.created_at desc, x.muted_id desc limit ${limit}`;
}
