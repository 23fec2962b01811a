'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { changePassword } from '@/lib/members/password-reset/change-password';
import { passwordChangeInput } from '@/lib/members/password-reset/schemas';
import { signOutEverywhere } from '@/lib/members/sign-out-everywhere';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { clearSessionCookie } from '@/lib/web/session/session-cookie';

/** Ends the viewer's sessions on every device, this one too. */
export const leaveEverywhere = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await signOutEverywhere({ viewer });
    await clearSessionCookie();
    redirect('/sign-in');
  },
});

/** Changes the member's password, and signs them out elsewhere. */
export const renewPassword = defineAction({
  input: passwordChangeInput.extend({ username: typedText(254, { units: 254 }).optional() }),
  run: async ({ input: { presentPassword, password }, viewer }): Promise<undefined> => {
    await changePassword({ viewer: stillSignedIn(viewer), presentPassword, password });
    redirect('/account/security?saved=password#password');
  },
});
