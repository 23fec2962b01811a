import { createHash } from 'node:crypto';
import type { Db, Tx } from '@/lib/platform/db';
import { lockMember } from '../store';
import { TokenRefused } from './rules';
import type { OutsideIdentity, UnspentToken } from './schemas';

type Key = Pick<OutsideIdentity, 'provider' | 'subject'>;
type Linked = { id: string; emailFolded: string };

/** Whose an identity is. */
export async function findLinkedMember(db: Db | Tx, { provider, subject }: Key): Promise<Linked | null> {
  const [row] = await db.$queryRaw<Linked[]>`
    select m.id, m.email_folded as "emailFolded"
    from outside_identities o join members m on m.id = o.member_id
    where o.provider = ${provider} and o.subject = ${subject}`;
  return row ?? null;
}

/** The same, with the member's row locked and then the identity's, as leaving does: nobody lets go of it meanwhile. */
export async function lockLinkedMember(tx: Tx, key: Key): Promise<Linked | null> {
  const found = await findLinkedMember(tx, key);
  if (!found) return null;
  await lockMember(tx, found.id);
  const rows = await tx.$queryRaw<unknown[]>`select from outside_identities
    where provider = ${key.provider} and subject = ${key.subject} and member_id = ${found.id}::uuid for no key update`;
  // The address may have become another while the row was waited for.
  return rows.length > 0 ? findLinkedMember(tx, key) : null;
}

/** Notes when something was said of a member. False where that was done later already: then what is said is older than what counts. */
export async function setToldAt(
  tx: Tx,
  { provider, subject }: Key,
  { of, at }: { of: 'membershipToldAt' | 'rolesToldAt'; at: Date },
): Promise<boolean> {
  const { count } = await tx.outsideIdentity.updateMany({
    where: { provider, subject, OR: [{ [of]: null }, { [of]: { lte: at } }] },
    data: { [of]: at },
  });
  return count > 0;
}

/**
 * One that is somebody's, or a second one of a member at one provider, violates a unique key. What was said there before they last ended
 * such a link may be older than what counted until then, which is forgotten: it changes nothing.
 */
export async function insertIdentity(
  tx: Tx,
  { provider, subject, memberId, at }: Key & { memberId: string; at: Date },
): Promise<void> {
  const unlinkedAt = await findUnlinkedAt(tx, memberId, provider);
  await tx.outsideIdentity.create({
    data: {
      provider,
      subject,
      memberId,
      linkedAt: at,
      membershipToldAt: unlinkedAt,
      rolesToldAt: unlinkedAt,
    },
    select: { provider: true },
  });
}

/** Has a member be known by another name at a provider, from now on. False where they are not known there by this one any more. */
export async function setSubject(
  tx: Tx,
  { provider, subject, memberId, to, at }: Key & { memberId: string; to: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.outsideIdentity.updateMany({
    where: { provider, subject, memberId },
    data: { subject: to, linkedAt: at },
  });
  return count > 0;
}

/** Whether a member, whose row is locked, may do more than members may. */
export async function holdsOffice(tx: Tx, memberId: string): Promise<boolean> {
  const select = { role: true, isAuthor: true };
  const { role, isAuthor } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select });
  return role !== 'MEMBER' || isAuthor;
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

/** When a member's link to a provider last ended, as the record has it; null where it never did. */
async function findUnlinkedAt(tx: Tx, memberId: string, provider: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`select max(at) as at from audit_entries
    where subject_id = ${memberId} and action = 'member.unlink-identity' and details ->> 'provider' = ${provider}`;
  return row?.at ?? null;
}

/**
 * Uses a token up, for good once the transaction ends well: of two who bring it at once, the second waits for that.
 * @throws {TokenRefused} where it was used before
 */
export async function spendToken(tx: Tx, { id, expiresAt }: UnspentToken): Promise<void> {
  const { count } = await tx.outsideToken.createMany({
    data: [{ idHash: createHash('sha256').update(id).digest('base64url'), expiresAt }],
    skipDuplicates: true,
  });
  if (count !== 1) throw new TokenRefused('it was used before');
}

export async function deleteEndedTokens(db: Db, now: Date): Promise<number> {
  const { count } = await db.outsideToken.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
