import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { AppError, refused } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { assertFramedBy } from '@/lib/policy/assert-framed-by';
import { readSubject, readToken } from '../outside/read-token';
import { ARRIVALS_PER_ADDRESS, TokenRefused } from '../outside/rules';
import { signInFromOutside } from '../outside/sign-in-from-outside';
import { signUpFromOutside } from '../outside/sign-up-from-outside';
import { findLinkedMember } from '../outside/store';
import { takeOutsideMembership } from '../outside/take-membership';
import type { SignedIn, SignInPlace } from '../sessions/open-session';
import type { Viewer } from '../viewer';
import { frameSessionInput } from './schemas';

type ByToken = Omit<SignInPlace, 'device' | 'frameOrigin'> & {
  /** Who is signed in in the frame until now. */
  viewer: Viewer | null;
  /** Of the page that the frame stands in. */
  origin: string;
  /** What that page says of who is signed in there. */
  token: string;
  /** What somebody is to be called who is new, where it is not as the token says. */
  displayName?: string;
  context?: Context;
};

/**
 * Signs in to a frame whom the page around it has signed in, and makes a member of whoever is new, under the name that the token gives them where that is
 * free and of form. Null where they are signed in already: then the token may be an old one, and a good one is
 * used up by what it says anew of their membership and role.
 * @throws 403 `origin-not-allowed`; 422 `outside-refused` for a token that is none, too old or used; 401 `second-step-needed` where the token is not enough; as
 *   `signUpFromOutside` of who is new
 */
export async function signInByToken({
  viewer,
  address,
  userAgent = null,
  replaces = null,
  context = systemContext,
  ...given
}: ByToken): Promise<SignedIn | null> {
  const { origin, token: signed, displayName } = frameSessionInput.parse(given);
  await assertFramedBy(origin);
  try {
    const linked = await findLinkedMember(database(), await readSubject(signed));
    if (viewer && linked?.id === viewer.id) {
      await tellAnew(signed, context);
      return null;
    }
    await countAgainst(ARRIVALS_PER_ADDRESS, address);
    const { identity: said, token } = await readToken(signed, { context });
    // Whoever signs in without a role has none there.
    const identity = { ...said, roles: said.roles ?? [] };
    const arriving = { identity, token, address, userAgent, replaces, frameOrigin: origin, context };
    const name = displayName ?? said.name ?? '';
    return (linked ? null : await signUp(arriving, name)) ?? (await signIn(arriving));
  } catch (error) {
    throw error instanceof TokenRefused ? refused('outside-refused', { field: 'token' }) : error;
  }
}

type Arriving = Omit<Parameters<typeof signInFromOutside>[0], 'device'>;

/** Null where another frame of theirs has come first: then they are known, and the token is good still. */
async function signUp(arriving: Arriving, displayName: string): Promise<SignedIn | null> {
  try {
    return await signUpFromOutside({ ...arriving, displayName });
  } catch (error) {
    // In whichever of what they have it was noticed first.
    const isTaken = error instanceof AppError && error.status === 409;
    if (isTaken && (await findLinkedMember(database(), arriving.identity))) return null;
    throw error;
  }
}

async function signIn(arriving: Arriving): Promise<SignedIn> {
  const signedIn = await signInFromOutside(arriving);
  // They have let go of each other meanwhile.
  if (!signedIn) throw refused('outside-refused', { field: 'token' });
  return signedIn;
}

/** One that is too old, was used or says nothing of either changes nothing. */
async function tellAnew(token: string, context: Context): Promise<void> {
  try {
    await takeOutsideMembership({ token, context });
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
  }
}
