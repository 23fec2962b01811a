'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { unsubscribe } from '@/lib/outreach/mail/unsubscribe';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

/** Ends mail about what a letter was about. */
export const endMail = defineAction({
  input: z.strictObject({ token: typedText(200, { units: 200 }) }),
  run: async ({ input: { token } }): Promise<undefined> => {
    await unsubscribe({ token });
    redirect(`/unsubscribe/${encodeURIComponent(token)}`);
  },
});
