'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signOutEverywhere } from '@/lib/members/sign-out-everywhere';
import { defineAction } from '@/lib/web/define-action';
import { clearSessionCookie } from '@/lib/web/session-cookie';

/** Ends the viewer's sessions on every device, this one too. */
export const leaveEverywhere = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await signOutEverywhere({ viewer });
    await clearSessionCookie();
    redirect('/sign-in');
  },
});
