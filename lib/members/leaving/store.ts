import type { Db, SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Role } from '../viewer';

export type DepartureRow = { memberId: string; askedAt: Date; endsAt: Date; keepsComments: boolean };

const columns = { memberId: true, askedAt: true, endsAt: true, keepsComments: true } as const;

/** Where a member who is here stands, their row locked: undefined for nobody, and for who has left. */
export async function lockHere(tx: SqlTx, memberId: string): Promise<Role | undefined> {
  const rows = await tx.$queryRaw<{ role: Role }[]>`
    select role::text from members where id = ${memberId}::uuid and left_at is null for no key update`;
  return rows[0]?.role;
}

/**
 * Locks a member against everything, their own sessions' requests included, and with an administrator all others, always in one order.
 * Null for nobody, and for who has left. The address of one who has only named it is none of theirs: what is kept by it stays.
 */
export async function lockToClose(
  tx: SqlTx,
  memberId: string,
): Promise<{ emailFolded: string; displayName: string; createdAt: Date; isLastAdmin: boolean } | null> {
  const rows = await tx.$queryRaw<
    { id: string; role: Role; emailFolded: string; displayName: string; createdAt: Date; left: boolean }[]
  >`
    select id, role::text, case when verified_at is null then '' else email_folded end as "emailFolded",
      display_name as "displayName", created_at as "createdAt", left_at is not null as left from members
    where id = ${memberId}::uuid or (role = 'ADMIN' and exists (
      select from members m where m.id = ${memberId}::uuid and m.role = 'ADMIN'))
    order by id for update`;
  const member = rows.find(({ id }) => id === memberId);
  if (!member || member.left) return null;
  const admins = rows.filter(({ role }) => role === 'ADMIN').length;
  const { emailFolded, displayName, createdAt } = member;
  return { emailFolded, displayName, createdAt, isLastAdmin: member.role === 'ADMIN' && admins === 1 };
}

/** Whether somebody else is an administrator, and is not about to leave. Their rows are locked. */
export async function isAnotherAdmin(tx: SqlTx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`select id from members m where role = 'ADMIN' and id <> ${memberId}::uuid
    and not exists (select from departures d where d.member_id = m.id) order by id for no key update`;
  return rows.length > 0;
}

export const findDeparture = (db: Db, memberId: string): Promise<DepartureRow | null> =>
  db.departure.findUnique({ where: { memberId }, select: columns });

/** Notes that a member wants to leave. Whoever has asked before may think again about their comments; the day runs on. */
export async function saveDeparture(tx: SqlTx, departure: DepartureRow): Promise<DepartureRow> {
  const { memberId, askedAt, endsAt, keepsComments } = departure;
  const rows = await tx.$queryRaw<DepartureRow[]>`
    insert into departures (member_id, asked_at, ends_at, keeps_comments)
      values (${memberId}::uuid, ${askedAt}, ${endsAt}, ${keepsComments})
    on conflict (member_id) do update set keeps_comments = excluded.keeps_comments
    returning member_id as "memberId", asked_at as "askedAt", ends_at as "endsAt", keeps_comments as "keepsComments"`;
  return rows[0] ?? departure;
}

/** False where there was none. */
export async function deleteDeparture(tx: SqlTx, memberId: string): Promise<boolean> {
  return (await tx.$executeRaw`delete from departures where member_id = ${memberId}::uuid`) > 0;
}

/** Whose time to stay is over, the longest first. */
export const findDue = (db: Db, now: Date, limit: number): Promise<DepartureRow[]> =>
  db.departure.findMany({
    where: { endsAt: { lte: now } },
    orderBy: { endsAt: 'asc' },
    take: limit,
    select: columns,
  });

/** Takes name, address and password from a member. The id that stands for the address is one that nobody can type. */
export async function renameToFormer(
  tx: SqlTx,
  { memberId, name, at }: { memberId: string; name: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`update members set left_at = ${at}, email = '', email_folded = ${`left:${newId()}`}, display_name = ${name},
      password_hash = '', language = null, role = 'MEMBER', is_author = false, shows_reviewed = false, welcome_due = false
    where id = ${memberId}::uuid`;
}

/** Lets go of the names of those who left before a moment: others may take them. Returns how many. */
export async function freeNames(db: SqlTx, before: Date): Promise<number> {
  return db.$executeRaw`update members set name_skeleton = 'left:' || id
    where left_at <= ${before} and name_skeleton <> 'left:' || id`;
}
