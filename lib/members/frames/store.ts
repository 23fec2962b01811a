import { sql, type Db, type Tx } from '@/lib/platform/db';
import { livesAt } from '../sessions/lives-at';

type NewHandover = {
  id: string;
  verifierHash: string;
  origin: string;
  network: string | null;
  browser: string;
  expiresAt: Date;
};
export type HandoverRow = Pick<NewHandover, 'id' | 'origin' | 'network' | 'browser'>;

export const insertHandover = (db: Db, data: NewHandover): Promise<unknown> =>
  db.sessionHandover.create({ data, select: { id: true } });

type Open = { id: string; sessionId: string; now: Date };

/** One that nobody has agreed to, or this session, and whose time is not over. */
const isOpen = ({ id, sessionId, now }: Open) => ({
  id,
  expiresAt: { gt: now },
  OR: [{ agreedIn: null }, { agreedIn: sessionId }],
});

export const findHandover = (db: Db, open: Open): Promise<HandoverRow | null> =>
  db.sessionHandover.findFirst({
    where: isOpen(open),
    select: { id: true, origin: true, network: true, browser: true },
  });

/** Notes in which session its member has agreed. False where somebody else has, it is gone, or its time is over. */
export async function setAgreed(tx: Tx, open: Open): Promise<boolean> {
  const { count } = await tx.sessionHandover.updateMany({
    where: isOpen(open),
    data: { agreedIn: open.sessionId },
  });
  return count > 0;
}

type Asked = { id: string; verifierHash: string; now: Date };

/** Whose one is that waits, by what only its frame knows; `memberId` is null where nobody has agreed yet, and all of it where there is none. */
export async function findAgreed(
  db: Db,
  { id, verifierHash, now }: Asked,
): Promise<{ memberId: string | null } | null> {
  const row = await db.sessionHandover.findFirst({
    where: { id, verifierHash, expiresAt: { gt: now } },
    select: { session: { select: { memberId: true } } },
  });
  return row && { memberId: row.session?.memberId ?? null };
}

/**
 * Takes one away that a member has agreed to, whose row is locked, in a session that is good still: of two who do, the second finds none.
 * Returns where its frame stands, and in which browser.
 */
export async function takeAgreed(
  tx: Tx,
  { id, verifierHash, memberId, now }: Asked & { memberId: string },
): Promise<{ origin: string; deviceId: string | null } | null> {
  const [row] = await tx.$queryRaw<{ origin: string; deviceId: string | null }[]>`
    delete from session_handovers h using sessions s join members m on m.id = s.member_id
    where h.id = ${id}::uuid and h.verifier_hash = ${verifierHash} and h.expires_at > ${now}
      and s.id = h.agreed_in and s.member_id = ${memberId}::uuid and ${livesAt(sql`clock_timestamp()`)}
    returning h.origin, s.device_id as "deviceId"`;
  return row ?? null;
}

export async function deleteEndedHandovers(db: Db, now: Date): Promise<number> {
  const { count } = await db.sessionHandover.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
