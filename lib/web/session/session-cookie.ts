import { cookies } from 'next/headers';
import { noteBegun } from '../entry/outcome';
import { cookieName, cookieOptions, sealSession, SESSION_SECONDS, unsealSession } from './session-seal';

/** Hands the session to the browser. For server actions. */
export async function setSessionCookie(sessionToken: string): Promise<void> {
  const value = await sealSession(sessionToken);
  (await cookies()).set(cookieName('session'), value, { ...cookieOptions(), maxAge: SESSION_SECONDS });
}

/** Takes the session cookie away. For server actions. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 });
}

/** The session that the request's cookie names, or null when there is none or it was not sealed by us. */
export async function readSessionCookie(): Promise<string | null> {
  // Every page and action asks first who it is for.
  noteBegun();
  return unsealSession((await cookies()).get(cookieName('session'))?.value);
}
