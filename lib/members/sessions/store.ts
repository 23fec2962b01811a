import { sql, type Db, type Tx } from '@/lib/platform/db';
import { livesAt } from './lives-at';

export type SessionRow = {
  id: string;
  browser: string | null;
  system: string | null;
  network: string | null;
  frame: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** A member's sessions that are good by the database's clock, the one that was used last first. */
export const findSessionsOf = (db: Db, memberId: string): Promise<SessionRow[]> => db.$queryRaw`
  select s.id, s.browser, s.system, s.network, s.frame_origin as frame, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt"
  from sessions s join members m on m.id = s.member_id
  where s.member_id = ${memberId}::uuid and ${livesAt(sql`clock_timestamp()`)}
  order by s.last_seen_at desc, s.id desc`;

/** Ends one of a member's sessions. Null where they have none of that id; false where it had ended before. */
export async function revokeSessionOf(
  tx: Tx,
  { memberId, id, at }: { memberId: string; id: string; at: Date },
): Promise<boolean | null> {
  const ended = await tx.session.updateMany({
    where: { id, memberId, revokedAt: null },
    data: { revokedAt: at },
  });
  if (ended.count > 0) return true;
  return (await tx.session.count({ where: { id, memberId } })) > 0 ? false : null;
}

/**
 * Ends those of a member's sessions for good that are good no longer, before their role changes: one that ran out for an administrator is
 * not to come back for a member.
 */
export async function revokeRunOut(tx: Tx, memberId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    update sessions s set revoked_at = ${at} from members m
    where m.id = s.member_id and s.member_id = ${memberId}::uuid and s.revoked_at is null and not ${livesAt(sql`clock_timestamp()`)}`;
}
