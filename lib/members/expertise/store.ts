import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Entry } from './rules';

/** Makes whoever changes what a member states wait for one another, until the transaction ends. False when there is no member. */
export async function lockMember(tx: SqlTx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from members where id = ${memberId}::uuid for no key update`;
  return rows.length > 0;
}

export function findEntries(db: Db, memberId: string): Promise<Entry[]> {
  return db.expertise.findMany({
    where: { memberId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      field: true,
      fieldFolded: true,
      line: true,
      position: true,
      statedAt: true,
      verifiedAt: true,
      verifiedById: true,
    },
  });
}

/** Puts these in the place of all that a member has stated. */
export async function replaceEntries(tx: Tx, memberId: string, entries: Entry[]): Promise<void> {
  await tx.expertise.deleteMany({ where: { memberId } });
  await tx.expertise.createMany({ data: entries.map((entry) => ({ memberId, ...entry })) });
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.expertise.delete({ where: { id }, select: { id: true } });
}

export async function setVerified(
  tx: Tx,
  id: string,
  by: { verifiedAt: Date; verifiedById: string } | null,
): Promise<void> {
  const data = by ?? { verifiedAt: null, verifiedById: null };
  await tx.expertise.update({ where: { id }, data, select: { id: true } });
}

/** An entry, with whose it is and who confirmed it. */
export type DeskRow = {
  id: string;
  memberId: string;
  displayName: string;
  field: string;
  line: string;
  statedAt: Date;
  verifiedAt: Date | null;
  verifiedBy: string | null;
};

const deskColumns = Prisma.sql`e.id, m.id as "memberId", m.display_name as "displayName", e.field, e.line,
  e.stated_at as "statedAt", e.verified_at as "verifiedAt",
  (select v.display_name from members v where v.id = e.verified_by_id) as "verifiedBy"`;

export async function findForDesk(db: Db, id: string): Promise<DeskRow | null> {
  const rows = await db.$queryRaw<DeskRow[]>`select ${deskColumns}
    from expertise e join members m on m.id = e.member_id where e.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export const findOfMember = (db: Db, memberId: string): Promise<DeskRow[]> =>
  db.$queryRaw`select ${deskColumns} from expertise e join members m on m.id = e.member_id
    where e.member_id = ${memberId}::uuid order by e.position`;

const unverifiedFrom = Prisma.sql`from expertise e join members m on m.id = e.member_id
    where e.verified_at is null and m.verified_at is not null
      and exists (select 1 from memberships s where s.member_id = m.id and is_insider(s, clock_timestamp()))`;

/** What nobody has confirmed of members whose membership is active, what was said first being first. */
export function findUnverified(db: Db, limit: number, after?: Cursor): Promise<DeskRow[]> {
  const place = after ? Prisma.sql`and (e.stated_at, e.id) > (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  return db.$queryRaw`select ${deskColumns} ${unverifiedFrom} ${place} order by e.stated_at, e.id limit ${limit}`;
}

/** How many there are, counted so far at most. */
export async function countUnverified(db: Db, most: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select ${unverifiedFrom} limit ${most}) x`;
  return rows[0]!.count;
}
