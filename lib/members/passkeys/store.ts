import type { Db, Tx } from '@/lib/platform/db';

/** A passkey as what it signs is weighed by. */
export type KeptPasskey = {
  id: string;
  memberId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  member: { emailFolded: string };
};

export async function insertChallenge(
  db: Db,
  challenge: { challenge: string; memberId: string | null; expiresAt: Date },
): Promise<void> {
  await db.passkeyChallenge.create({ data: challenge, select: { challenge: true } });
}

/** Uses up what was to be signed. False where it is none of ours, or somebody else's, was signed before, or is too old. */
export async function takeChallenge(
  db: Db,
  { challenge, memberId, now }: { challenge: string; memberId: string | null; now: Date },
): Promise<boolean> {
  const { count } = await db.passkeyChallenge.deleteMany({
    where: { challenge, memberId, expiresAt: { gt: now } },
  });
  return count > 0;
}

export async function deleteOldChallenges(db: Db, now: Date): Promise<number> {
  const { count } = await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

export const findPasskey = (db: Db, credentialId: string): Promise<KeptPasskey | null> =>
  db.passkey.findUnique({
    where: { credentialId },
    select: {
      id: true,
      memberId: true,
      credentialId: true,
      publicKey: true,
      counter: true,
      member: { select: { emailFolded: true } },
    },
  });

/** The newest first. */
export const findPasskeysOf = (db: Db, memberId: string) =>
  db.passkey.findMany({
    where: { memberId },
    select: {
      id: true,
      name: true,
      createdAt: true,
      lastUsedAt: true,
      synced: true,
      credentialId: true,
      transports: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });

export const countPasskeysOf = (db: Db, memberId: string): Promise<number> =>
  db.passkey.count({ where: { memberId } });

type NewPasskey = {
  id: string;
  memberId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  name: string;
  synced: boolean;
  createdAt: Date;
};

/** @throws a unique violation where it is somebody's already */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<void> {
  await tx.passkey.create({ data: passkey, select: { id: true } });
}

/**
 * Notes that a passkey was used. False where it was removed meanwhile, or its counter says that another one with the same key has signed
 * since: then one of the two is a copy.
 */
export async function setUsed(
  tx: Tx,
  { id, counter, synced, at }: { id: string; counter: number; synced: boolean; at: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, ...(counter > 0 && { counter: { lt: counter } }) },
    data: { counter, synced, lastUsedAt: at },
  });
  return count > 0;
}

/** False where the member has none of that id. */
export async function setName(
  db: Db,
  { id, memberId, name }: { id: string; memberId: string; name: string },
): Promise<boolean> {
  const { count } = await db.passkey.updateMany({ where: { id, memberId }, data: { name } });
  return count > 0;
}

/** False where the member has none of that id. */
export async function deletePasskey(
  tx: Tx,
  { id, memberId }: { id: string; memberId: string },
): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { id, memberId } });
  return count > 0;
}

/** Removes all of a member's passkeys. Returns how many there were. */
export async function deletePasskeysOf(tx: Tx, memberId: string): Promise<number> {
  const { count } = await tx.passkey.deleteMany({ where: { memberId } });
  return count;
}

/** Notes that a session is proof of two steps, by a passkey. */
export async function setByPasskey(tx: Tx, sessionId: string): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId }, data: { byPasskey: true } });
}

/** Has a member's sessions count as opened by a password alone, once no passkey is left. */
export async function unsetByPasskey(tx: Tx, memberId: string): Promise<void> {
  await tx.session.updateMany({
    where: { memberId, byPasskey: true, member: { passkeys: { none: {} } } },
    data: { byPasskey: false },
  });
}
