import { isUnderWay } from '@/lib/members/second-factor/finish-sign-in';
import { readSessionCookie } from './session-cookie';

/** The token in the request's cookie, where it is of a sign-in that waits for its second step; it is of no session then. */
export async function signInUnderWay(): Promise<string | null> {
  const sessionToken = await readSessionCookie();
  return sessionToken && (await isUnderWay({ sessionToken })) ? sessionToken : null;
}
