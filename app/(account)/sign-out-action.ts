'use server';

import { redirect } from 'next/navigation';
import { signOut } from '@/lib/members/sign-out';
import { safeCallback } from '@/lib/web/http/origin';
import { clearSessionCookie, readSessionCookie } from '@/lib/web/session/session-cookie';

/** Ends this session. The form may say in `callbackUrl` where to go then. */
export async function signOutHere(form: FormData): Promise<void> {
  const sessionToken = await readSessionCookie();
  if (sessionToken) await signOut({ sessionToken });
  await clearSessionCookie();
  // A script may call it with whatever it likes.
  redirect(safeCallback((form as unknown) instanceof FormData ? form.get('callbackUrl') : null));
}
