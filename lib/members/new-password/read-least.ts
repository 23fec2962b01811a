import { database, type Db, type Tx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { countPasskeysOf } from '../passkeys/store';
import type { Role } from '../viewer';
import { shortestFor, tooShort } from './rules';

/** How many characters a member's password has at least, as things stand. */
export async function readLeast(
  { id, role }: { id: string; role: Role },
  db: Db = database(),
): Promise<number> {
  const isStaff = role !== 'MEMBER';
  return shortestFor(isStaff, { hasPasskey: isStaff && (await opensByPasskey(db, id)) });
}

/** Whether a passkey opens the desk to somebody of it, and the password does not by itself: that is so where a second step is asked for. */
async function opensByPasskey(db: Db, id: string): Promise<boolean> {
  const { secondStep } = (await currentPolicy()).security;
  return secondStep !== 'nobody' && (await countPasskeysOf(db, id)) > 0;
}

/**
 * That a password is still long enough, of a member whose row is locked: the last passkey may be gone since it was weighed.
 * @throws 422 `password-too-short`
 */
export async function assertLongEnough(
  tx: Tx,
  member: { id: string; role: Role },
  password: string,
): Promise<void> {
  const short = tooShort(password, await readLeast(member, tx));
  if (short) throw short;
}
