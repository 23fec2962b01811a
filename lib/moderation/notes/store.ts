import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';

export type NoteRow = {
  id: string;
  memberId: string;
  byId: string;
  by: string | null;
  text: string;
  at: Date;
};

/** The notes about a member, the newest first. */
export const findNotes = (
  db: Db,
  memberId: string,
  { limit, after }: { limit: number; after?: Cursor },
): Promise<NoteRow[]> =>
  db.$queryRaw`select n.id, n.member_id as "memberId", n.by_id as "byId", b.display_name as by, n.text, n.created_at as at
    from member_notes n left join members b on b.id = n.by_id
    where n.member_id = ${memberId}::uuid
      ${after ? Prisma.sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty} order by n.created_at desc, n.id desc limit ${limit}`;

export const findNote = (
  tx: Tx,
  id: string,
): Promise<{ id: string; memberId: string; byId: string } | null> =>
  tx.memberNote.findUnique({ where: { id }, select: { id: true, memberId: true, byId: true } });

/** Whether the same was noted by the same since a moment. */
export const isNotedAlready = async (
  tx: Tx,
  { memberId, byId, text, since }: { memberId: string; byId: string; text: string; since: Date },
): Promise<boolean> =>
  (await tx.memberNote.count({ where: { memberId, byId, text, createdAt: { gt: since } } })) > 0;

export const insertNote = (
  tx: Tx,
  note: { id: string; memberId: string; byId: string; text: string; createdAt: Date },
) => tx.memberNote.create({ data: note, select: { id: true } });

/** False when it is gone already. */
export const deleteNote = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.memberNote.deleteMany({ where: { id } })).count > 0;
