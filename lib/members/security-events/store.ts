import { empty, sql, type Db, type SqlTx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import type { SecurityEventKind, WayIn } from './schemas';

export type SecurityEventRow = {
  id: string;
  kind: SecurityEventKind;
  way: WayIn | null;
  network: string | null;
  at: Date;
};

/** Null in place of a member: it is nobody's account. */
export async function insertSecurityEvent(
  db: SqlTx,
  { id, memberId, kind, way, network, at }: SecurityEventRow & { memberId: string | null },
): Promise<void> {
  await db.$executeRaw`
    insert into security_events (id, member_id, kind, way, network, at)
    values (${id}::uuid, ${memberId}::uuid, ${kind}, ${way}, ${network}, ${at})`;
}

/** The latest of a member's. */
export const findSecurityEventsOf = (db: Db, memberId: string, limit: number): Promise<SecurityEventRow[]> =>
  db.$queryRaw`
    select id, kind, way, network, at from security_events where member_id = ${memberId}::uuid
    order by at desc, id desc limit ${limit}`;

/** Everybody's, newest first, each with whose account it was. */
export const findSecurityEvents = (
  db: Db,
  { limit, after }: { limit: number; after?: Cursor },
): Promise<(SecurityEventRow & { memberId: string | null; displayName: string | null })[]> =>
  db.$queryRaw`
    select e.id, e.kind, e.way, e.network, e.at, e.member_id as "memberId", m.display_name as "displayName"
    from security_events e left join members m on m.id = e.member_id
    ${after ? sql`where (e.at, e.id) < (${after.at}, ${after.id}::uuid)` : empty}
    order by e.at desc, e.id desc limit ${limit}`;

export const deleteSecurityEventsBefore = (db: Db, end: Date): Promise<number> =>
  db.$executeRaw`delete from security_events where at < ${end}`;
