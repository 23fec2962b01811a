'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { markRead } from '@/lib/outreach/notices/inbox/mark-read';
import { defineAction } from '@/lib/web/http/define-action';

/** Marks what the page shows as read, and all that is older. */
export const markAllRead = defineAction({
  input: z.strictObject({ through: z.uuid() }),
  run: async ({ input: { through }, viewer }): Promise<undefined> => {
    await markRead({ viewer: stillSignedIn(viewer), read: { through } });
    redirect('/notifications?marked=1');
  },
});
