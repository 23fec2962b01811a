import type { Db, Tx } from '@/lib/platform/db';
import { SEND_ADDRESS_LETTER, type AddressLetterJob } from './schemas';

/** How often a letter is tried: for about two hours. */
const ATTEMPTS = 12;

type NewClaim = {
  id: string;
  memberId: string;
  email: string;
  emailFolded: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Notes that a member names an address. What they named before, another one, can be made theirs no longer. */
export async function insertClaim(tx: Tx, claim: NewClaim): Promise<void> {
  const { memberId, emailFolded, createdAt } = claim;
  await tx.addressClaim.updateMany({
    where: { memberId, usedAt: null, emailFolded: { not: emailFolded } },
    data: { usedAt: createdAt },
  });
  await tx.addressClaim.create({ data: claim, select: { id: true } });
}

/** Has a letter mailed about whose an address is. */
export async function mailAddressLetter(tx: Tx, job: AddressLetterJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_ADDRESS_LETTER}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}

/** That a member names an address, with who that is; `first`: they have none yet. */
export type Claim = {
  id: string;
  memberId: string;
  email: string;
  emailFolded: string;
  displayName: string;
  language: string | null;
  first: boolean;
};

/** A claim whose link works still; null when it was followed, ran out, or never was. */
export async function findOpenClaim(db: Db, id: string, now: Date): Promise<Claim | null> {
  const [row] = await db.$queryRaw<Claim[]>`
    select c.id, c.member_id as "memberId", c.email, c.email_folded as "emailFolded", m.display_name as "displayName", m.language,
      m.verified_at is null as first
    from address_claims c join members m on m.id = c.member_id
    where c.id = ${id}::uuid and c.used_at is null and c.expires_at > ${now}
      and not exists (select from members o where o.email_folded = c.email_folded and o.verified_at is not null and o.id <> m.id)`;
  return row ?? null;
}

/** The member whose an address is that another names: they are the one to write to. */
export async function findOwnerOfClaimed(
  db: Db,
  claimId: string,
): Promise<{ email: string; displayName: string; language: string | null } | null> {
  const [row] = await db.$queryRaw<{ email: string; displayName: string; language: string | null }[]>`
    select o.email, o.display_name as "displayName", o.language from address_claims c
    join members o on o.email_folded = c.email_folded and o.verified_at is not null and o.id <> c.member_id
    where c.id = ${claimId}::uuid`;
  return row ?? null;
}

/** The address that a member has named in place of theirs, and not made theirs yet; null where there is none. */
export async function findPendingAddress(db: Db, memberId: string, now: Date): Promise<string | null> {
  const [row] = await db.$queryRaw<{ email: string }[]>`
    select c.email from address_claims c join members m on m.id = c.member_id
    where c.member_id = ${memberId}::uuid and c.used_at is null and c.expires_at > ${now} and c.email_folded <> m.email_folded
    order by c.created_at desc limit 1`;
  return row?.email ?? null;
}

/** A member whose address may change, locked. */
export type Holder = { id: string; email: string; emailFolded: string; verified: boolean };

/**
 * Locks a member and everybody who has named an address, always in one order: of two links that are followed at once, and of a link and
 * what forgets those who have not followed theirs, the second sees what the first did.
 */
export function lockHolders(tx: Tx, memberId: string, emailFolded: string): Promise<Holder[]> {
  return tx.$queryRaw<Holder[]>`
    select id, email, email_folded as "emailFolded", verified_at is not null as verified from members
    where id = ${memberId}::uuid or email_folded = ${emailFolded} order by id for update`;
}

/** Follows a claim's link. False when somebody else has, or it ran out. */
export async function spendClaim(
  tx: Tx,
  id: string,
  { at, former }: { at: Date; former: { email: string; emailFolded: string; until: Date } | null },
): Promise<boolean> {
  const { count } = await tx.addressClaim.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: at } },
    data: {
      usedAt: at,
      ...(former && {
        formerEmail: former.email,
        formerEmailFolded: former.emailFolded,
        undoUntil: former.until,
      }),
    },
  });
  return count > 0;
}

/** Ends what a member has named and not made theirs: no letter of theirs does anything any more. */
export async function endClaims(tx: Tx, memberId: string, at: Date): Promise<void> {
  await tx.addressClaim.updateMany({ where: { memberId, usedAt: null }, data: { usedAt: at } });
}

/** Makes an address a member's: theirs alone, or it violates a unique key. */
export async function setVerifiedAddress(
  tx: Tx,
  memberId: string,
  { email, emailFolded, at }: { email: string; emailFolded: string; at: Date },
): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { email, emailFolded, verifiedAt: at },
    select: { id: true },
  });
}

/** Puts another address in the place of one that nobody has shown to be theirs. */
export async function setUnverifiedAddress(
  tx: Tx,
  memberId: string,
  { email, emailFolded }: { email: string; emailFolded: string },
): Promise<void> {
  await tx.member.updateMany({ where: { id: memberId, verifiedAt: null }, data: { email, emailFolded } });
}

/** Forgets members, with all that is theirs, who are not verified. Their sessions end by it. */
export async function deleteCandidates(tx: Tx, ids: string[]): Promise<number> {
  const { count } = await tx.member.deleteMany({ where: { id: { in: ids }, verifiedAt: null } });
  return count;
}

/** A change that can be taken back, with whose it is and the address before; null when it was, or can be no longer. */
export type Change = {
  id: string;
  memberId: string;
  formerEmail: string;
  formerEmailFolded: string;
  email: string;
  displayName: string;
  language: string | null;
  changedAt: Date;
};

export async function findChange(db: Db, claimId: string, now: Date): Promise<Change | null> {
  const [row] = await db.$queryRaw<Change[]>`
    select c.id, c.member_id as "memberId", c.former_email as "formerEmail", c.former_email_folded as "formerEmailFolded", c.email,
      m.display_name as "displayName", m.language, c.used_at as "changedAt"
    from address_claims c join members m on m.id = c.member_id
    where c.id = ${claimId}::uuid and c.undo_until > ${now}`;
  return row ?? null;
}

/** Takes back a change, and with it those that came after. False when somebody else has. */
export async function endChanges(tx: Tx, { memberId, changedAt, id }: Change, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update address_claims set undo_until = null, used_at = coalesce(used_at, ${at})
    where member_id = ${memberId}::uuid and (used_at >= ${changedAt} or used_at is null)
      and (undo_until is not null or used_at is null) returning id`;
  return rows.some((row) => row.id === id);
}

/**
 * Removes the ways in that a member has had since a moment only: passkeys, an app that shows codes, accounts elsewhere, keys of the API.
 * @returns the places of those accounts
 */
export async function deleteWaysIn(tx: Tx, memberId: string, since: Date): Promise<string[]> {
  const young = { memberId, createdAt: { gt: since } };
  await tx.passkey.deleteMany({ where: young });
  const { count } = await tx.totpFactor.deleteMany({ where: young });
  await tx.$executeRaw`update api_keys set ended_at = clock_timestamp()
    where by_id = ${memberId}::uuid and renewed_at > ${since} and ended_at is null`;
  if (count > 0) await tx.recoveryCodes.deleteMany({ where: { memberId } });
  const rows = await tx.$queryRaw<{ provider: string }[]>`
    delete from outside_identities where member_id = ${memberId}::uuid and linked_at > ${since} returning provider`;
  return rows.map(({ provider }) => provider);
}

/** Forgets letters whose links can do nothing any more. */
export async function deleteEndedClaims(db: Db, now: Date): Promise<number> {
  const { count } = await db.addressClaim.deleteMany({
    where: { expiresAt: { lte: now }, OR: [{ undoUntil: null }, { undoUntil: { lte: now } }] },
  });
  return count;
}

/** Forgets members who have been here since before a moment and are not verified; not those who are being verified right now. */
export function deleteUnverified(db: Db, since: Date): Promise<number> {
  return db.$executeRaw`
    delete from members where id in (select id from members where verified_at is null and created_at < ${since}
        and not exists (select from unclaimed_members u where u.member_id = members.id)
      order by id limit 1000 for update skip locked)`;
}
