import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { SESSION_DAYS } from '@/lib/members/rules';
import { env } from '@/lib/platform/env';

/** Seconds that the cookie and the token in it are good for; the Session row may end earlier, and decides. */
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Whether people reach the site over https; cookies are then bound to it and to this very host. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https://');

/** The name of one of our cookies. `__Host-` makes browsers refuse it from a subdomain or over http. */
export const cookieName = (name: 'session' | 'csrf' | 'callback' | 'device' | 'flow' | 'arrival'): string =>
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

/** What was unsealed lately: it costs as much as all else that is known of a caller. Whether the session lives is the database's to say. */
const unsealed = new LRUCache<string, string>({ max: 10_000, ttl: 5 * 60_000 });

/** The session that a sealed value names, or null when there is none or it was not sealed by us. */
export async function unsealSession(sealed: string | undefined): Promise<string | null> {
  if (!sealed) return null;
  const known = unsealed.get(sealed);
  if (known !== undefined) return known;
  try {
    const token = await decode({ token: sealed, secret: env().SESSION_SECRET });
    if (typeof token?.sid !== 'string') return null;
    unsealed.set(sealed, token.sid);
    return token.sid;
  } catch {
    return null;
  }
}

/** The session that a `Cookie` header names, or null, for what is answered before Next. */
export const sessionTokenIn = (header: string | undefined): Promise<string | null> =>
  unsealSession(cookieIn(header, cookieName('session')));

/** The value of a cookie of ours in a `Cookie` header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((one) => one.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
