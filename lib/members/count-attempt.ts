import { database } from '@/lib/platform/db';
import { countTry, takeTryBack } from '@/lib/platform/growing-waits';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { accountKey } from './account-key';
import { deviceIn } from './device-token';
import { SIGN_INS_BY_STRANGERS, SIGN_INS_PER_DEVICE, SIGN_INS_PER_PAIR } from './rules';
import { findCredentials } from './store';

type Attempt = {
  emailFolded: string;
  /** The client's network address. */
  address: string;
  /** What the browser keeps of an earlier sign-in; see `deviceToken`. */
  device: string | null;
  now: Date;
};

/** An attempt that was counted. */
export type Counted = {
  /** Gives the attempt back, as after a right password. */
  giveBack(): Promise<void>;
};

/**
 * Counts an attempt at the password of an account, whether there is one or not, against whoever makes it: a network waits longer with each
 * of its own, so that one that tries passwords slows itself down and nobody else, and all networks together have a limit. A browser in
 * which somebody has signed in to the account before is counted by itself alone.
 * @throws 429
 */
export async function countAttempt({ emailFolded, address, device, now }: Attempt): Promise<Counted> {
  const key = accountKey(emailFolded);
  const known = device === null ? null : await knownDevice(device, emailFolded, now);
  if (known !== null) {
    await countAgainst(SIGN_INS_PER_DEVICE, known);
    return { giveBack: () => giveBack(SIGN_INS_PER_DEVICE, known) };
  }
  const pair = { who: key, address };
  await countTry(SIGN_INS_PER_PAIR, pair);
  await countAgainst(SIGN_INS_BY_STRANGERS, key);
  return {
    async giveBack() {
      await takeTryBack(SIGN_INS_PER_PAIR, pair);
      await giveBack(SIGN_INS_BY_STRANGERS, key);
    },
  };
}

async function knownDevice(device: string, emailFolded: string, now: Date): Promise<string | null> {
  // Only where the address is theirs: else whoever names it would have tries of their own at its member's password.
  const member = await findCredentials(database(), emailFolded);
  return member && deviceIn(device, { emailFolded, memberId: member.id }, now);
}
