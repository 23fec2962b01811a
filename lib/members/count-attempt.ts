import { database } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countPaidTry, countTry, readStanding, takeTryBack } from '@/lib/platform/growing-waits';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { accountKey } from './account-key';
import { deviceIn } from './device-token';
import { SIGN_INS_BY_STRANGERS, SIGN_INS_BY_WORK, SIGN_INS_PER_DEVICE, SIGN_INS_PER_PAIR } from './rules';
import { makeWork, triesPaidFor } from './sign-in-work/sign-in-work';
import { findCredentials } from './store';

type Attempt = {
  emailFolded: string;
  /** The client's network address. */
  address: string;
  /** What the browser keeps of an earlier sign-in; see `deviceToken`. */
  device: string | null;
  now: Date;
  /** A task that was solved so as not to wait, or nothing yet; left out where none is offered. */
  work?: string;
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
 * Whoever solves a task need not wait (decision 59).
 * @throws 429, with a task as `details.work` where one is offered
 */
export async function countAttempt({ work, ...attempt }: Attempt): Promise<Counted> {
  const { emailFolded, address, now } = attempt;
  const whose = { emailFolded, address, now };
  const paidFor = work ? await triesPaidFor({ work, ...whose }) : null;
  const paid = paidFor && (await countPaid(whose, paidFor));
  if (paid) return paid;
  try {
    return await countUnpaid(attempt);
  } catch (error) {
    throw work === undefined ? error : await offeringWork(error, whose);
  }
}

type Pair = Pick<Attempt, 'emailFolded' | 'address'>;
const pairOf = ({ emailFolded, address }: Pair) => ({ who: accountKey(emailFolded), address });

/** Null where there were more tries since the task was made: those before it were cheaper. */
async function countPaid(whose: Pair, tries: number[]): Promise<Counted | null> {
  if (!(await countPaidTry(SIGN_INS_PER_PAIR, pairOf(whose), tries))) return null;
  await countAgainst(SIGN_INS_BY_WORK, accountKey(whose.emailFolded));
  return { giveBack: () => takeTryBack(SIGN_INS_PER_PAIR, pairOf(whose)) };
}

async function countUnpaid({ emailFolded, address, device, now }: Omit<Attempt, 'work'>): Promise<Counted> {
  const key = accountKey(emailFolded);
  const known = device === null ? null : await knownDevice(device, emailFolded, now);
  if (known !== null) {
    await countAgainst(SIGN_INS_PER_DEVICE, known);
    return { giveBack: () => giveBack(SIGN_INS_PER_DEVICE, known) };
  }
  const pair = pairOf({ emailFolded, address });
  await countTry(SIGN_INS_PER_PAIR, pair);
  await countAgainst(SIGN_INS_BY_STRANGERS, key);
  return {
    async giveBack() {
      await takeTryBack(SIGN_INS_PER_PAIR, pair);
      await giveBack(SIGN_INS_BY_STRANGERS, key);
    },
  };
}

/** The refusal, with what can be done in place of waiting. */
async function offeringWork(error: unknown, whose: Pair & Pick<Attempt, 'now'>): Promise<unknown> {
  if (!(error instanceof AppError) || error.retryAfterSeconds === undefined) return error;
  const { status, code, retryAfterSeconds } = error;
  const { tries, waitSeconds } = await readStanding(SIGN_INS_PER_PAIR, pairOf(whose));
  // It may be another limit that they wait for.
  const work = await makeWork({ ...whose, tries, waitSeconds: Math.max(waitSeconds, retryAfterSeconds) });
  return new AppError(status, code, { retryAfterSeconds, details: { work } });
}

async function knownDevice(device: string, emailFolded: string, now: Date): Promise<string | null> {
  // Only where the address is theirs: else whoever names it would have tries of their own at its member's password.
  const member = await findCredentials(database(), emailFolded);
  return member && deviceIn(device, { emailFolded, memberId: member.id }, now);
}
