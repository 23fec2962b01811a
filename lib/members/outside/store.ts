import { createHash } from 'node:crypto';
import type { Db, Tx } from '@/lib/platform/db';
import type { OutsideIdentity } from './schemas';

type Key = Pick<OutsideIdentity, 'provider' | 'subject'>;

/** Whose an identity is. The row is locked, so that it is not let go of meanwhile. */
export async function findLinkedMember(
  tx: Tx,
  { provider, subject }: Key,
): Promise<{ id: string; emailFolded: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; emailFolded: string }[]>`
    select m.id, m.email_folded as "emailFolded"
    from outside_identities o join members m on m.id = o.member_id
    where o.provider = ${provider} and o.subject = ${subject}
    for share of o`;
  return row ?? null;
}

/** One that is somebody's, or a second one of a member at one provider, violates a unique key. */
export async function insertIdentity(
  tx: Tx,
  { provider, subject, memberId, at }: Key & { memberId: string; at: Date },
): Promise<void> {
  await tx.outsideIdentity.create({
    data: { provider, subject, memberId, linkedAt: at },
    select: { provider: true },
  });
}

export const findIdentities = (db: Db, memberId: string): Promise<{ provider: string; linkedAt: Date }[]> =>
  db.outsideIdentity.findMany({
    where: { memberId },
    select: { provider: true, linkedAt: true },
    orderBy: { provider: 'asc' },
  });

/** Returns whether there was one. */
export async function deleteIdentity(tx: Tx, memberId: string, provider: string): Promise<boolean> {
  const { count } = await tx.outsideIdentity.deleteMany({ where: { memberId, provider } });
  return count > 0;
}

/** Uses a token up. Returns false where it was used before. */
export async function spendToken(db: Db, id: string, expiresAt: Date): Promise<boolean> {
  const { count } = await db.outsideToken.createMany({
    data: [{ idHash: createHash('sha256').update(id).digest('base64url'), expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function deleteEndedTokens(db: Db, now: Date): Promise<number> {
  const { count } = await db.outsideToken.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
