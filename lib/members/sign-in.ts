import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlStatements, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countAgainst, countHere, giveBack, type Limit } from '@/lib/platform/rate-limits';
import { accountKey } from './account-key';
import { countAttempt } from './count-attempt';
import { foldEmail, SIGN_INS_PER_ADDRESS } from './rules';
import { signInInput, type SignInInput } from './schemas';
import { openSession, type SignedIn, type SignInPlace } from './sessions/open-session';
import { noteSecurityEvent } from './security-events/note-security-event';
import { findCredentials, isPasswordStill } from './store';
import { weighPassword } from './weigh-password';

type SignIn = SignInInput &
  SignInPlace & {
    /** A solved task, or an empty text from whoever could solve one: they are offered one in place of waiting. */
    work?: string;
    context?: Context;
  };

/**
 * Opens a session for whoever knows the password of the account, or that of one which has named the address and not shown that it is
 * theirs (docs/decisions/0057-verified-addresses.md).
 * @throws 401 `wrong-credentials`, the same and as late whether the address has an account or not; 429, with
 *   `details.work` for whoever says `work`
 */
export async function signIn({ work, context = systemContext, ...given }: SignIn): Promise<SignedIn> {
  const { address, userAgent, device = null, replaces, ...input } = given;
  const { email, password } = signInInput.parse(input);
  const emailFolded = foldEmail(email);
  const at = context.now();
  const attempt = await noteLimit({ emailFolded, address, at }, async () => {
    await countAgainst(SIGN_INS_PER_ADDRESS, address);
    return countAttempt({ emailFolded, address, device, now: at, work });
  });

  const account = await weighPassword(emailFolded, password);
  const noted = { address, at };
  if (!account) {
    const member = await findCredentials(database(), emailFolded);
    await noteSecurityEvent(sqlStatements(), {
      kind: 'sign-in-failed',
      memberId: member?.id ?? null,
      ...noted,
    });
    throw wrongCredentials();
  }
  const member = { id: account.id, emailFolded };
  const signedIn = await transaction(async (tx) => {
    if (!(await isPasswordStill(tx, account.id, account.passwordHash))) throw wrongCredentials();
    return openSession(tx, { member, address, userAgent, device, replaces, way: 'password', at });
  });
  await giveBack(SIGN_INS_PER_ADDRESS, address);
  await attempt.giveBack();
  return signedIn;
}

/** Runs what counts an attempt, and notes for whoever has the account that somebody reached a limit there. */
async function noteLimit<T>(
  { emailFolded, address, at }: { emailFolded: string; address: string; at: Date },
  count: () => Promise<T>,
): Promise<T> {
  try {
    return await count();
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited' && (await isFirst(emailFolded))) {
      const memberId = (await findCredentials(database(), emailFolded))?.id ?? null;
      await noteSecurityEvent(sqlStatements(), { kind: 'limit-hit', memberId, address, at });
    }
    throw error;
  }
}

/** How often a limit that was reached is noted of one account: somebody who goes on fills no table. */
const LIMITS_NOTED: Limit = { name: 'note-limit', points: 1, seconds: 60 * 60 };

const isFirst = (emailFolded: string): Promise<boolean> =>
  countHere(LIMITS_NOTED, accountKey(emailFolded)).then(
    () => true,
    () => false,
  );

const wrongCredentials = () => new AppError(401, 'wrong-credentials');
