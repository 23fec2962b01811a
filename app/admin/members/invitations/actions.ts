'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { invite as inviteSomebody } from '@/lib/members/invitations/invite';
import { revokeInvitation } from '@/lib/members/invitations/revoke-invitation';
import { invitationInput } from '@/lib/members/invitations/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Invites somebody who has no account to an office. */
export const invite = defineAction({
  input: invitationInput,
  run: async ({ input, viewer }): Promise<undefined> => {
    await inviteSomebody({ viewer: stillSignedIn(viewer), ...input });
    redirect('/admin/members/invitations?done=sent');
  },
});

/** Takes back an invitation. */
export const revoke = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await revokeInvitation({ viewer: stillSignedIn(viewer), ...input });
    redirect('/admin/members/invitations?done=revoked');
  },
});
