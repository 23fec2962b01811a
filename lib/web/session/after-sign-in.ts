import { headers } from 'next/headers';
import { claimDraft } from '@/lib/comments/drafts/hold-draft';
import { findViewer } from '@/lib/members/find-viewer';
import { isUnderWay } from '@/lib/members/second-factor/finish-sign-in';
import { may } from '@/lib/members/permissions';
import { safeCallback } from '../http/origin';
import { readDeviceCookie, setDeviceCookie } from './device-cookie';
import { clearDraftCookie, readDraftCookie } from './draft-cookie';
import { readSessionCookie, setSessionCookie } from './session-cookie';

/**
 * What every sign-in and sign-up on the pages ends with: the browser gets the session, is known from then on, and
 * what was typed before becomes the member's draft. False where a second step has to be taken first. For server actions.
 */
export async function afterSignIn({
  sessionToken,
  device,
}: {
  sessionToken: string;
  device: string;
}): Promise<boolean> {
  await setSessionCookie(sessionToken);
  // One that waits for its second step is nobody's yet.
  if (await isUnderWay({ sessionToken })) return false;
  await setDeviceCookie(device);
  const claimToken = await readDraftCookie();
  if (!claimToken) return true;
  // It does not become that of somebody who may not write.
  const viewer = await findViewer({ sessionToken });
  if (!may(viewer, 'comment.draft')) return true;
  await claimDraft({ memberId: viewer.id, claimToken });
  await clearDraftCookie();
  return true;
}

/** Where somebody goes on who has signed in: to the second step where one is asked for, else back to where they came from. */
export function wayOn(isIn: boolean, callbackUrl: string): string {
  const back = safeCallback(callbackUrl);
  return isIn ? back : `/sign-in/second-step?${new URLSearchParams({ callbackUrl: back })}`;
}

/** What a sign-in or sign-up goes by that the browser has: its name, what it kept of an earlier one, and the session that this one ends. */
export async function ofThisBrowser(): Promise<{
  userAgent: string | null;
  device: string | null;
  replaces: string | null;
}> {
  const [asked, device, replaces] = await Promise.all([headers(), readDeviceCookie(), readSessionCookie()]);
  return { userAgent: asked.get('user-agent'), device, replaces };
}
