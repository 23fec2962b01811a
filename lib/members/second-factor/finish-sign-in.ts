import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlStatements, transaction, type Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { deviceIn, deviceToken, newDeviceId } from '../device-token';
import { hashSessionToken } from '../session-token';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { openedIn } from '../sessions/opened-in';
import type { SignedIn } from '../sessions/open-session';
import { insertSession, lockMember } from '../store';
import { CODES_PER_ACCOUNT, CODES_PER_PAIR } from './rules';
import { secondStepInput } from './schemas';
import { deleteSignInUnderWay, findSignInUnderWay } from './store';
import { readCode, spendCode } from './spend-code';

type FinishSignIn = {
  /** What the sign-in with the password gave. */
  sessionToken: string;
  code: string;
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  context?: Context;
};

/**
 * Opens the session of a sign-in that waits for its second step, with another token: the one until now is good for nothing any more.
 * @throws 401 `sign-in-over` where none waits, or no longer; 422 `wrong-code`, also for one that was used before; 429
 */
export async function finishSignIn({
  sessionToken,
  address,
  userAgent = null,
  device = null,
  context = systemContext,
  code: typed,
}: FinishSignIn): Promise<SignedIn> {
  const { code } = secondStepInput.parse({ code: typed });
  const at = context.now();
  const tokenHash = hashSessionToken(sessionToken);
  const signIn = await findSignInUnderWay(database(), tokenHash, at);
  if (!signIn) throw over();
  const { memberId } = signIn;
  const known = device === null ? null : deviceIn(device, signIn, at);
  const deviceId = known ?? newDeviceId();
  const opened = await withCode({ memberId, code, address, at }, (spend) =>
    transaction(async (tx) => {
      await lockMember(tx, memberId);
      if (!(await deleteSignInUnderWay(tx, tokenHash))) throw over();
      await spend(tx);
      return insertSession(tx, memberId, at, {
        ...openedIn({ address, userAgent, deviceId }),
        isWhole: true,
      });
    }),
  );
  return { sessionToken: opened, memberId, device: deviceToken(signIn, at, deviceId) };
}

/**
 * Has somebody in who has a code, which `work` spends in its transaction: attempts are counted, and wrong ones noted.
 * @throws 422 `wrong-code`, also for one that was used before; 429
 */
export async function withCode<Result>(
  { memberId, code, address, at }: { memberId: string; code: string; address: string; at: Date },
  work: (spend: (tx: Tx) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const pair = { who: memberId, address };
  await countAgainst(CODES_PER_PAIR, pair);
  await countAgainst(CODES_PER_ACCOUNT, memberId);
  const read = await readCode(memberId, code);
  const result = await work((tx) => spendCode(tx, read, at)).catch(async (error: unknown) => {
    const isWrong = error instanceof AppError && error.code === 'wrong-code';
    if (isWrong) await noteSecurityEvent(sqlStatements(), { kind: 'sign-in-failed', memberId, address, at });
    throw error;
  });
  await giveBack(CODES_PER_PAIR, pair);
  await giveBack(CODES_PER_ACCOUNT, memberId);
  return result;
}

/** Whether a token is that of a sign-in which waits for its second step. */
export const isUnderWay = async ({
  sessionToken,
  context = systemContext,
}: {
  sessionToken: string;
  context?: Context;
}): Promise<boolean> =>
  (await findSignInUnderWay(database(), hashSessionToken(sessionToken), context.now())) !== null;

const over = () => new AppError(401, 'sign-in-over');
