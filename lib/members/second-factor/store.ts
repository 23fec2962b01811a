import type { Db, Tx } from '@/lib/platform/db';
import type { KeptCodes } from './recovery-codes';
import { SEND_REMOVAL_LETTER, type RemovalLetterJob } from './schemas';

/** An app's secret, sealed. */
export type TotpFactor = { secret: string; createdAt: Date; confirmedAt: Date | null; lastStep: number };

export const findTotp = (db: Db, memberId: string): Promise<TotpFactor | null> =>
  db.totpFactor.findUnique({ where: { memberId }, omit: { memberId: true } });

/** As `findTotp`, and locked: of two who use one code at once, the second sees that the first has. */
export async function lockTotp(tx: Tx, memberId: string): Promise<TotpFactor | null> {
  await tx.$queryRaw`select 1 from totp_factors where member_id = ${memberId}::uuid for update`;
  return findTotp(tx, memberId);
}

/** Keeps a secret that is to be confirmed, in place of one that was not. False where there is one that was. */
export async function insertTotp(tx: Tx, memberId: string, secret: string, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    insert into totp_factors (member_id, secret, created_at) values (${memberId}::uuid, ${secret}, ${at})
    on conflict (member_id) do update set secret = excluded.secret, created_at = excluded.created_at
    where totp_factors.confirmed_at is null
    returning 1`;
  return rows.length > 0;
}

export async function confirmTotp(tx: Tx, memberId: string, lastStep: number, at: Date): Promise<void> {
  await tx.totpFactor.update({
    where: { memberId },
    data: { confirmedAt: at, lastStep },
    select: { memberId: true },
  });
}

/** Notes the step whose code was used last. */
export async function setLastStep(tx: Tx, memberId: string, lastStep: number): Promise<void> {
  await tx.totpFactor.update({ where: { memberId }, data: { lastStep }, select: { memberId: true } });
}

export async function deleteTotp(tx: Tx, memberId: string): Promise<void> {
  await tx.totpFactor.deleteMany({ where: { memberId } });
}

export const findRecoveryCodes = (db: Db, memberId: string): Promise<KeptCodes | null> =>
  db.recoveryCodes.findUnique({ where: { memberId }, select: { salt: true, digests: true } });

/** Keeps new recovery codes in place of those that there were. */
export async function replaceRecoveryCodes(
  tx: Tx,
  memberId: string,
  kept: KeptCodes,
  at: Date,
): Promise<void> {
  await tx.recoveryCodes.upsert({
    where: { memberId },
    create: { memberId, ...kept, createdAt: at },
    update: { ...kept, createdAt: at },
    select: { memberId: true },
  });
}

/** Uses a recovery code up. Returns how many are left; null when it is none, or was used before. */
export async function takeRecoveryCode(tx: Tx, memberId: string, digest: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ left: number }[]>`
    update recovery_codes set digests = array_remove(digests, ${digest})
    where member_id = ${memberId}::uuid and ${digest} = any (digests) returning cardinality(digests) as left`;
  return row?.left ?? null;
}

export async function deleteRecoveryCodes(tx: Tx, memberId: string): Promise<void> {
  await tx.recoveryCodes.deleteMany({ where: { memberId } });
}

/**
 * Begins a sign-in that waits for a second step, where the member, whose row is locked, has one. False where a session can be opened at
 * once. One statement, whichever it is.
 */
export async function insertSignInUnderWay(
  tx: Tx,
  signIn: { memberId: string; tokenHash: string; at: Date; expiresAt: Date },
): Promise<boolean> {
  const { memberId, tokenHash, at, expiresAt } = signIn;
  const count = await tx.$executeRaw`
    with gone as (delete from sign_ins_under_way where member_id = ${memberId}::uuid and expires_at <= ${at})
    insert into sign_ins_under_way (token_hash, member_id, expires_at)
    select ${tokenHash}, t.member_id, ${expiresAt} from totp_factors t
    where t.member_id = ${memberId}::uuid and t.confirmed_at is not null`;
  return count > 0;
}

/** Whose sign-in waits for its second step; null where none does, or it has waited too long. */
export async function findSignInUnderWay(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ memberId: string; emailFolded: string } | null> {
  const row = await db.signInUnderWay.findUnique({
    where: { tokenHash, expiresAt: { gt: now } },
    select: { memberId: true, member: { select: { emailFolded: true } } },
  });
  return row && { memberId: row.memberId, emailFolded: row.member.emailFolded };
}

/** Ends a sign-in that waits. False where somebody else has, or it had ended. */
export async function deleteSignInUnderWay(tx: Tx, tokenHash: string): Promise<boolean> {
  const { count } = await tx.signInUnderWay.deleteMany({ where: { tokenHash } });
  return count > 0;
}

export async function deleteSignInsOf(tx: Tx, memberId: string): Promise<void> {
  await tx.signInUnderWay.deleteMany({ where: { memberId } });
}

export async function deleteEndedSignIns(db: Db, now: Date): Promise<number> {
  const { count } = await db.signInUnderWay.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

/** How often the letter is tried: for about two hours. */
const ATTEMPTS = 12;

/** Has a letter mailed about a second step that the operator removed. */
export async function mailRemovalLetter(tx: Tx, job: RemovalLetterJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_REMOVAL_LETTER}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}
