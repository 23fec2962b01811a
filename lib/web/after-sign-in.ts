import { claimDraft } from '@/lib/comments/drafts/claim-draft';
import { findViewer } from '@/lib/members/find-viewer';
import { clearDraftCookie, readDraftCookie } from './draft-cookie';
import { setSessionCookie } from './session-cookie';

/**
 * What every sign-in and sign-up on the pages ends with: the browser gets the session, and what was typed before it
 * began becomes the member's draft. For server actions.
 */
export async function afterSignIn(sessionToken: string): Promise<void> {
  await setSessionCookie(sessionToken);
  const claimToken = await readDraftCookie();
  if (!claimToken) return;
  // After a sign-up with an address that was taken there is nobody behind the session; the draft waits.
  const viewer = await findViewer({ sessionToken });
  if (!viewer) return;
  await claimDraft({ memberId: viewer.id, claimToken });
  await clearDraftCookie();
}
