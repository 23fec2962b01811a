import { notFound, redirect } from 'next/navigation';
import { requireViewer } from '@/app/_frame/require-viewer';
import { withQuery } from '@/app/_ui/with-query';
import { listPasskeys } from '@/lib/members/passkeys/change-passkeys';
import { may, worksAtDesk } from '@/lib/members/permissions';
import { noteRefusal } from '@/lib/members/security-events/note-refusal';
import type { Viewer } from '@/lib/members/viewer';
import { requestAddress } from '@/lib/web/http/request-address';

/**
 * The moderator who asks for a page of the desk. Somebody who is not signed in is sent to sign in and comes back to
 * `here`, a path, and so is staff who have to set up a second step first; to anybody else there is nothing at this address.
 */
export async function enterDesk(here: string): Promise<Viewer> {
  const viewer = await requireViewer(here);
  if (!may(viewer, 'desk.read')) {
    if (worksAtDesk(viewer)) {
      const hasPasskey = (await listPasskeys({ viewer })).length > 0;
      redirect(
        hasPasskey
          ? withQuery('/prove', { next: here })
          : withQuery('/account/security/second-step', { callbackUrl: here }),
      );
    }
    noteRefusal({ viewer, address: await requestAddress() });
    notFound();
  }
  return viewer;
}
