import type { Db, Tx } from '@/lib/platform/db';
import { endLinks } from '../sign-in-link/store';
import type { Role } from '../viewer';
import { SEND_PASSWORD_LETTER, type PasswordLetterJob } from './schemas';

/** How often a letter is tried: for about two hours. Long before, its link has stopped to work. */
const ATTEMPTS = 12;

/** Notes that somebody asks for a new password at an address. */
export async function insertReset(
  tx: Tx,
  reset: { id: string; emailFolded: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.passwordReset.create({ data: reset, select: { id: true } });
}

/** Has a letter about a password mailed. */
export async function mailPasswordLetter(tx: Tx, job: PasswordLetterJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_PASSWORD_LETTER}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}

/** Whom a letter about a password is for. */
export type PasswordHolder = {
  memberId: string;
  email: string;
  displayName: string;
  language: string | null;
  role: Role;
};

/** Whose password a request that is open is about; null when it was answered or ran out, or nobody has the address. */
export async function findResetHolder(db: Db, resetId: string, now: Date): Promise<PasswordHolder | null> {
  const [row] = await db.$queryRaw<PasswordHolder[]>`
    select m.id as "memberId", m.email, m.display_name as "displayName", m.language, m.role::text
    from password_resets r join members m on m.email_folded = r.email_folded and m.verified_at is not null
    where r.id = ${resetId}::uuid and r.used_at is null and r.expires_at > ${now}`;
  return row ?? null;
}

/** Whom it is to be mailed that something happened to their account; null where nobody has shown that the address is theirs. */
export async function findPasswordHolder(db: Db, memberId: string): Promise<PasswordHolder | null> {
  const row = await db.member.findUnique({
    where: { id: memberId, verifiedAt: { not: null } },
    select: { email: true, displayName: true, language: true, role: true },
  });
  return row && { memberId, ...row };
}

/** Answers a request, and all others for the same address with it. False when somebody else has, or it ran out. */
export async function useReset(tx: Tx, resetId: string, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    update password_resets set used_at = ${at}
    where id = ${resetId}::uuid and used_at is null and expires_at > ${at} returning email_folded as email`;
  const [used] = rows;
  if (!used) return false;
  await endResets(tx, used.email, at);
  return true;
}

/** Ends what was asked for an address, links to sign in with too: whoever has such a letter can do nothing with it any more. */
export async function endResets(tx: Tx, emailFolded: string, at: Date): Promise<void> {
  await endLinks(tx, emailFolded, at);
  await tx.passwordReset.updateMany({ where: { emailFolded, usedAt: null }, data: { usedAt: at } });
}

export async function setPasswordHash(tx: Tx, memberId: string, passwordHash: string): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { passwordHash }, select: { id: true } });
}

/** Puts a password in the place of the one that it was weighed against. False when that was changed meanwhile. */
export async function replacePasswordHash(
  tx: Tx,
  memberId: string,
  { before, passwordHash }: { before: string; passwordHash: string },
): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, passwordHash: before },
    data: { passwordHash },
  });
  return count > 0;
}

export async function deleteEndedResets(db: Db, now: Date): Promise<number> {
  const { count } = await db.passwordReset.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
