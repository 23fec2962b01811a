import { cookies } from 'next/headers';
import { LINK_MINUTES } from '@/lib/members/sign-in-link/schemas';
import { safeCallback } from '../http/origin';
import { cookieName, cookieOptions } from './session-seal';

/** Remembers in the browser that asks for a letter with a link where its member was going. For server actions. */
export async function setReturn(callbackUrl: string): Promise<void> {
  const maxAge = LINK_MINUTES * 60;
  (await cookies()).set(cookieName('return'), safeCallback(callbackUrl), { ...cookieOptions(), maxAge });
}

/** Where whoever follows the link in that browser was going; `/` in another one. It is forgotten. For server actions. */
export async function takeReturn(): Promise<string> {
  const jar = await cookies();
  const kept = jar.get(cookieName('return'))?.value;
  if (kept) jar.set(cookieName('return'), '', { ...cookieOptions(), maxAge: 0 });
  return safeCallback(kept);
}
