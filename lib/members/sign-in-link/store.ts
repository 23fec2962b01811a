import type { Db, Tx } from '@/lib/platform/db';
import { SEND_SIGN_IN_LINK } from './schemas';

/** How often a letter is tried: for about two hours. Long before, its link has stopped to work. */
const ATTEMPTS = 12;

/** Notes that somebody asks for a link at an address, and has the letter mailed. */
export async function insertLink(
  tx: Tx,
  link: { id: string; emailFolded: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.signInLink.create({ data: link, select: { id: true } });
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_SIGN_IN_LINK}, ${JSON.stringify({ linkId: link.id })}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}

/** Whom a link signs in. */
export type LinkHolder = {
  id: string;
  email: string;
  emailFolded: string;
  displayName: string;
  language: string | null;
};

/** Whom a link signs in that was not used; null when it was, or ran out, or nobody has the address. */
export async function findLinkHolder(db: Db, linkId: string, now: Date): Promise<LinkHolder | null> {
  const [row] = await db.$queryRaw<LinkHolder[]>`
    select m.id, m.email, m.email_folded as "emailFolded", m.display_name as "displayName", m.language
    from sign_in_links l join members m on m.email_folded = l.email_folded and m.verified_at is not null
    where l.id = ${linkId}::uuid and l.used_at is null and l.expires_at > ${now}`;
  return row ?? null;
}

/** Uses a link up, and all others for the same address with it. False when somebody else has, or it ran out. */
export async function useLink(tx: Tx, linkId: string, at: Date): Promise<boolean> {
  const [used] = await tx.$queryRaw<{ email: string }[]>`
    update sign_in_links set used_at = ${at}
    where id = ${linkId}::uuid and used_at is null and expires_at > ${at} returning email_folded as email`;
  if (!used) return false;
  await endLinks(tx, used.email, at);
  return true;
}

/** Ends what was asked for at an address: nobody signs in with such a letter any more. */
export async function endLinks(tx: Tx, emailFolded: string, at: Date): Promise<void> {
  await tx.signInLink.updateMany({ where: { emailFolded, usedAt: null }, data: { usedAt: at } });
}

export async function deleteEndedLinks(db: Db, now: Date): Promise<number> {
  const { count } = await db.signInLink.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
