'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { agreeToHandover } from '@/lib/members/frames/agree-to-handover';
import { handoverAgreement } from '@/lib/members/frames/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Signs the frame in that waits for it. What is shown then names it no more: it may have been signed in, and be gone, by then. */
export const agree = defineAction({
  input: handoverAgreement,
  run: async ({ input: { handover: id }, viewer, address }): Promise<undefined> => {
    const userAgent = (await headers()).get('user-agent');
    await agreeToHandover({ viewer, id, address, userAgent });
    redirect('/sign-in/handover?done=1');
  },
});
