import { database } from '@/lib/platform/db';
import { countAgainst, giveBack, type Limit } from '@/lib/platform/rate-limits';
import { accountKey } from './account-key';
import { deviceIn } from './device-token';
import { SIGN_INS_BY_STRANGERS, SIGN_INS_PER_DEVICE, SIGN_INS_PER_PAIR } from './rules';
import { findMemberId } from './store';

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
 * Counts an attempt at the password of an account, whether there is one or not, against whoever makes it: a network has its own
 * count, so that one that tries passwords stops itself and nobody else, and all networks together have a larger one. A browser in
 * which somebody has signed in to the account before is counted by itself alone.
 * @throws 429
 */
export async function countAttempt({ emailFolded, address, device, now }: Attempt): Promise<Counted> {
  const key = accountKey(emailFolded);
  const known = device === null ? null : await knownDevice(device, emailFolded, now);
  const uses: [Limit, Parameters<typeof countAgainst>[1]][] = known
    ? [[SIGN_INS_PER_DEVICE, known]]
    : [
        [SIGN_INS_PER_PAIR, { who: key, address }],
        [SIGN_INS_BY_STRANGERS, key],
      ];
  for (const [limit, subject] of uses) await countAgainst(limit, subject);
  return {
    async giveBack() {
      for (const [limit, subject] of uses) await giveBack(limit, subject);
    },
  };
}

async function knownDevice(device: string, emailFolded: string, now: Date): Promise<string | null> {
  const memberId = await findMemberId(database(), emailFolded);
  return memberId === null ? null : deviceIn(device, { emailFolded, memberId }, now);
}
