import { cookies } from 'next/headers';
import { cookieOptions, isSecure } from './session-seal';

/** An hour: long enough to find a password, short enough for a browser that others use. */
const MAX_AGE_SECONDS = 60 * 60;

const name = () => `${isSecure() ? '__Host-' : ''}trialogue.draft`;

/** Remembers in the browser the token that claims a held draft. For server actions. */
export async function setDraftCookie(claimToken: string): Promise<void> {
  (await cookies()).set(name(), claimToken, { ...cookieOptions(), maxAge: MAX_AGE_SECONDS });
}

/** The token that claims a held draft, or null. */
export async function readDraftCookie(): Promise<string | null> {
  return (await cookies()).get(name())?.value || null;
}

/** Forgets it. For server actions. */
export async function clearDraftCookie(): Promise<void> {
  (await cookies()).set(name(), '', { ...cookieOptions(), maxAge: 0 });
}
