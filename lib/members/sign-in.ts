import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { accountKey } from './account-key';
import { verifyPassword } from './passwords';
import { foldEmail, SIGN_INS_PER_ACCOUNT, SIGN_INS_PER_ADDRESS } from './rules';
import { signInInput, type SignInInput } from './schemas';
import { findCredentials, insertSession } from './store';

type SignIn = SignInInput & {
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

/**
 * Opens a session for whoever knows the password of the account.
 * @throws 401 `wrong-credentials`, the same and as late whether the address has an account or not; 429
 */
export async function signIn({ address, context = systemContext, ...input }: SignIn) {
  const { email, password } = signInInput.parse(input);
  const emailFolded = foldEmail(email);
  const key = accountKey(emailFolded);
  await countAgainst(SIGN_INS_PER_ADDRESS, address);
  await countAgainst(SIGN_INS_PER_ACCOUNT, key);

  const account = await findCredentials(database(), emailFolded);
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !isRight) throw wrongCredentials();

  const sessionToken = await transaction((tx) => insertSession(tx, account.id, context.now()));
  await giveBack(SIGN_INS_PER_ADDRESS, address);
  await giveBack(SIGN_INS_PER_ACCOUNT, key);
  return { sessionToken, memberId: account.id };
}

const wrongCredentials = () =>
  new AppError(401, 'wrong-credentials', 'This e-mail address and password do not belong together.');
