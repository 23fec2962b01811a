import { cookies } from 'next/headers';
import { DEVICE_DAYS } from '@/lib/members/rules';
import { cookieName, cookieOptions } from './session-seal';

/** Remembers in the browser that somebody has signed in there. For server actions and route handlers. */
export async function setDeviceCookie(device: string): Promise<void> {
  const maxAge = DEVICE_DAYS * 24 * 60 * 60;
  (await cookies()).set(cookieName('device'), device, { ...cookieOptions(), maxAge });
}

/** What this browser keeps of an earlier sign-in, or null. */
export const readDeviceCookie = async (): Promise<string | null> =>
  (await cookies()).get(cookieName('device'))?.value ?? null;
