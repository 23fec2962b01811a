import { database } from '@/lib/platform/db';
import { verifyPassword } from './passwords';
import { HELD_WEIGHED } from './rules';
import { findCredentials, findHeld, type Credentials, type Held } from './store';

/** Whether there is an account, whether the password is its, and else the sign-up that is held whose password it is. */
type Weighed = { account: Credentials | null; isAccounts: boolean; held: Held | null };

/**
 * Finds out what at an e-mail address a password is of. It is always held against as many hashes, side by side, with decoys for what
 * there is not, so that the time that it takes tells nothing.
 */
export async function weighPassword(emailFolded: string, password: string, now: Date): Promise<Weighed> {
  const db = database();
  const [account, held] = await Promise.all([
    findCredentials(db, emailFolded),
    findHeld(db, emailFolded, { most: HELD_WEIGHED, now }),
  ]);
  const verify = (one: { passwordHash: string } | null | undefined) =>
    verifyPassword(one?.passwordHash ?? null, password);
  const [isAccounts, ...areHelds] = await Promise.all([
    verify(account),
    ...Array.from({ length: HELD_WEIGHED }, (_, place) => verify(held[place])),
  ]);
  const match = held.find((_, place) => areHelds[place]) ?? null;
  return { account, isAccounts, held: isAccounts ? null : match };
}
