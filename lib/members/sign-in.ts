import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { countAttempt } from './count-attempt';
import { deviceToken } from './device-token';
import { verifyPassword } from './passwords';
import { foldEmail, SIGN_INS_PER_ADDRESS } from './rules';
import { signInInput, type SignInInput } from './schemas';
import { newSessionToken } from './session-token';
import { deleteEndedHolds, findCredentials, findHeld, insertSession, revokeSession } from './store';

type SignIn = SignInInput & {
  /** The client's network address, for the limit. */
  address: string;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  /** The session that this browser had until now, which ends. */
  replaces?: string | null;
  context?: Context;
};

/** `device` is for the browser to keep. */
export type SignedIn = { sessionToken: string; memberId: string; device: string };

/**
 * Opens a session for whoever knows the password of the account. With the password of a sign-up that is held, the session is
 * nobody's (docs/decisions/0026-signing-up-twice.md).
 * @throws 401 `wrong-credentials`, the same and as late whether the address has an account or not; 429
 */
export async function signIn({
  address,
  device = null,
  replaces = null,
  context = systemContext,
  ...input
}: SignIn): Promise<SignedIn> {
  const { email, password } = signInInput.parse(input);
  const emailFolded = foldEmail(email);
  const at = context.now();
  await countAgainst(SIGN_INS_PER_ADDRESS, address);
  const attempt = await countAttempt({ emailFolded, address, device, now: at });

  const [account, held] = await Promise.all([
    findCredentials(database(), emailFolded),
    findHeld(database(), emailFolded, at),
  ]);
  const [isRight, isHeld] = await Promise.all([
    verifyPassword(account?.passwordHash ?? null, password),
    verifyPassword(held?.passwordHash ?? null, password),
  ]);
  const owner = account && isRight ? account.id : null;
  const memberId = owner ?? (held && isHeld ? held.id : null);
  if (!memberId) throw wrongCredentials();

  const sessionToken = await transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    if (owner) return insertSession(tx, owner, at);
    await deleteEndedHolds(tx, at);
    return newSessionToken();
  });
  await giveBack(SIGN_INS_PER_ADDRESS, address);
  await attempt.giveBack(1);
  return { sessionToken, memberId, device: deviceToken({ emailFolded, memberId }, at) };
}

const wrongCredentials = () =>
  new AppError(401, 'wrong-credentials', 'This e-mail address and password do not belong together.');
