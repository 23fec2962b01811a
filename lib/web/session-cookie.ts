import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { SESSION_DAYS } from '@/lib/members/rules';
import { env } from '@/lib/platform/env';

/** Seconds that the cookie and the token in it are good for; the Session row may end earlier, and decides. */
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Whether people reach the site over https; cookies are then bound to it and to this very host. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https://');

/** The name of one of our cookies. `__Host-` makes browsers refuse it from a subdomain or over http. */
export const cookieName = (name: 'session' | 'csrf' | 'callback'): string =>
  `${isSecure() ? '__Host-' : ''}trialogue.${name}`;

/** How every one of them is set: nothing a script can read, sent along when someone follows a link to us. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
});

/** The value of the cookie of a session, sealed in the same way as next-auth does it. */
export const sealSession = (sessionToken: string): Promise<string> =>
  encode({ token: { sid: sessionToken }, secret: env().SESSION_SECRET, maxAge: SESSION_SECONDS });

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
  const sealed = (await cookies()).get(cookieName('session'))?.value;
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: env().SESSION_SECRET });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}
