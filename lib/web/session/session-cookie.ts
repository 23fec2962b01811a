import { cookies } from 'next/headers';
import { noteBegun } from '../entry/outcome';
import { isFramed } from '../embed/is-framed';
import {
  cookieName,
  cookieOptions,
  cookiesFor,
  frameCookieOptions,
  sealSession,
  SESSION_SECONDS,
  unsealAll,
} from './session-seal';

/** Hands the session to the browser. For server actions. */
export async function setSessionCookie(sessionToken: string): Promise<void> {
  const value = await sealSession(sessionToken);
  (await cookies()).set(cookieName('session'), value, { ...cookieOptions(), maxAge: SESSION_SECONDS });
}

/** Takes away the cookies by which the page knows somebody. For server actions. */
export async function clearSessionCookies(): Promise<void> {
  const jar = await cookies();
  for (const of of cookiesFor(await isFramed())) {
    const options = of === 'frame' ? frameCookieOptions() : cookieOptions();
    jar.set(cookieName(of), '', { ...options, maxAge: 0 });
  }
}

/**
 * The sessions that the request's cookies name and that count for the page: one, but for a frame, where of our own pages' and its own the first
 * counts that lives. None that was not sealed by us.
 */
export async function readSessionCookies(): Promise<string[]> {
  // Every page and action asks first who it is for.
  noteBegun();
  const jar = await cookies();
  return unsealAll((name) => jar.get(name)?.value, await isFramed());
}

/** The first of them, or null. */
export const readSessionCookie = async (): Promise<string | null> => (await readSessionCookies())[0] ?? null;
