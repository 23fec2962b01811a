'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { mailSettingsInput } from '@/lib/outreach/mail/schemas';
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

/** Takes when the viewer wants mail, topic by topic. */
export const saveMailSettings = defineAction({
  input: mailSettingsInput.shape.topics,
  run: async ({ input: topics, viewer }): Promise<undefined> => {
    await changeMailSettings({ viewer: stillSignedIn(viewer), input: { topics } });
    redirect('/notifications?saved=1#by-mail');
  },
});
