import { parseCookie, stringifySetCookie } from 'cookie';
import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { SESSION_DAYS } from '@/lib/members/rules';
import { env } from '@/lib/platform/env';

/** Seconds that the cookie and the token in it are good for; the Session row may end earlier, and decides. */
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Whether people reach the site over https; cookies are then bound to it and to this very host. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https://');

/** The name of one of our cookies. `__Host-` makes browsers refuse it from a subdomain or over http. */
export const cookieName = (name: Cookie | 'frame'): string =>
  `${isSecure() ? '__Host-' : ''}trialogue.${name}`;
type Cookie = 'session' | 'csrf' | 'callback' | 'device' | 'flow' | 'arrival' | 'return';

/** How every one of them is set: nothing a script can read, sent along when someone follows a link to us. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
});

/**
 * How that of a frame is set, which browsers keep for the site that the frame stands in and for no other (CHIPS). They send it along whatever
 * asks for something there, so that `Origin` alone says who does: see `refusalOf`. Secure also where our address is that of one's own machine.
 */
export const frameCookieOptions = () => ({
  ...cookieOptions(),
  sameSite: 'none' as const,
  secure: true,
  partitioned: true,
});

/** Of which pages a session is: of our own, or of a frame on another site. The cookie of the one does not pass for that of the other. */
export type SessionOf = 'session' | 'frame';

/** The value of the cookie of a session, sealed in the same way as next-auth does it. */
export const sealSession = (sessionToken: string, of: SessionOf = 'session'): Promise<string> =>
  encode({ token: { sid: sessionToken }, secret: secretOf(of), maxAge: SESSION_SECONDS });

const secretOf = (of: SessionOf): string =>
  of === 'frame' ? `${env().SESSION_SECRET} frame` : env().SESSION_SECRET;

/** What was unsealed lately: it costs as much as all else that is known of a caller. Whether the session lives is the database's to say. */
const unsealed = {
  session: new LRUCache<string, string>({ max: 10_000, ttl: 5 * 60_000 }),
  frame: new LRUCache<string, string>({ max: 10_000, ttl: 5 * 60_000 }),
};

/** The session that a sealed value names, or null when there is none or it was not sealed by us. */
export async function unsealSession(
  sealed: string | undefined,
  of: SessionOf = 'session',
): Promise<string | null> {
  if (!sealed) return null;
  const known = unsealed[of].get(sealed);
  if (known !== undefined) return known;
  try {
    const token = await decode({ token: sealed, secret: secretOf(of) });
    if (typeof token?.sid !== 'string') return null;
    unsealed[of].set(sealed, token.sid);
    return token.sid;
  } catch {
    return null;
  }
}

/** Which cookies count where something is asked for: in a frame that of our own pages first, which browsers send where both are of one site. */
export const cookiesFor = (inFrame: boolean): SessionOf[] => (inFrame ? ['session', 'frame'] : ['session']);

/** The sessions that the cookies which count name, by the values that these have: of several, the first that lives counts. */
export async function unsealAll(
  valueOf: (name: string) => string | undefined,
  inFrame: boolean,
): Promise<string[]> {
  const found = cookiesFor(inFrame).map((of) => unsealSession(valueOf(cookieName(of)), of));
  return (await Promise.all(found)).filter((token) => token !== null);
}

/** Those that a `Cookie` header names, for what is answered before Next. */
export const sessionTokensIn = (header: string | undefined, inFrame = false): Promise<string[]> =>
  unsealAll((name) => cookieIn(header, name), inFrame);

/** What hands the session of a frame to the browser: a `Set-Cookie` header. */
export const frameCookie = async (sessionToken: string): Promise<string> =>
  asHeader(await sealSession(sessionToken, 'frame'), SESSION_SECONDS);

/** What takes it away. */
export const noFrameCookie = (): string => asHeader('', 0);

const asHeader = (value: string, maxAge: number): string =>
  stringifySetCookie(cookieName('frame'), value, { ...frameCookieOptions(), maxAge });

/** The value of a cookie of ours in a `Cookie` header. */
export const cookieIn = (header = '', name: string): string | undefined => parseCookie(header)[name];
