import { AppError } from '@/lib/platform/errors';
import { signIn } from '../sign-in';
import type { SignedIn } from '../sessions/open-session';
import { signOut } from '../sign-out';
import { finishSignIn, isUnderWay } from './finish-sign-in';

type SignInWithCode = Parameters<typeof signIn>[0] & {
  /** Of an app, or a recovery code; needed where the account asks for one. */
  code?: string;
};

/**
 * Both steps of a sign-in in one, for a client that has no page to take the second on.
 * @throws 401 `second-step-needed` where the password is right and there is no code; what `signIn` and `finishSignIn` throw
 */
export async function signInWithCode({ code, ...input }: SignInWithCode): Promise<SignedIn> {
  const signedIn = await signIn(input);
  const { sessionToken } = signedIn;
  if (!(await isUnderWay({ sessionToken, context: input.context }))) return signedIn;
  if (!code) {
    await signOut(signedIn);
    throw new AppError(401, 'second-step-needed', { field: 'code' });
  }
  const { address, userAgent, device, context } = input;
  return finishSignIn({ sessionToken, code, address, userAgent, device, context });
}
