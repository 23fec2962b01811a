'use server';

import { redirect } from 'next/navigation';
import { listIdentities } from '@/lib/members/outside/link-identity';
import { PUBLICATION } from '@/lib/members/outside/read-token';
import { signOut } from '@/lib/members/sign-out';
import type { Viewer } from '@/lib/members/viewer';
import { safeCallback } from '@/lib/web/http/origin';
import { signOutElsewhere } from '@/lib/web/outside/providers';
import { clearSessionCookies, readSessionCookies } from '@/lib/web/session/session-cookie';
import { currentViewer } from '@/lib/web/session/viewer';

/**
 * Ends this session; in a frame, all by which it knows somebody. The form may say in `callbackUrl` where to go then. Whoever has an account of the
 * publication is led there first to be signed out too, where it has a place for that.
 */
export async function signOutHere(form: FormData): Promise<void> {
  // A script may call it with whatever it likes.
  const back = safeCallback((form as unknown) instanceof FormData ? form.get('callbackUrl') : null);
  const isElsewhere = signOutElsewhere(back) !== null && (await isKnownThere(await currentViewer()));
  for (const sessionToken of await readSessionCookies()) await signOut({ sessionToken });
  await clearSessionCookies();
  redirect(isElsewhere ? `/signed-out?${new URLSearchParams({ callbackUrl: back })}` : back);
}

/** In a frame, the page around it signs them out. */
const isKnownThere = async (viewer: Viewer | null): Promise<boolean> =>
  viewer?.frame === null &&
  (await listIdentities({ viewer })).some(({ provider }) => provider === PUBLICATION);
