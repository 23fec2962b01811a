'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { mailSettingsInput } from '@/lib/outreach/mail/schemas';
import { markRead } from '@/lib/outreach/notices/mark-read';
import { defineAction } from '@/lib/web/define-action';

/** Marks what the page shows as read, and all that is older. */
export const markAllRead = defineAction({
  input: z.strictObject({ through: z.uuid() }),
  run: async ({ input: { through }, viewer }): Promise<undefined> => {
    await markRead({ viewer: stillSignedIn(viewer), read: { through } });
    redirect('/notifications?marked=1');
  },
});

/** One box is a text, several are a list, and none is nothing. */
const checked = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  mailSettingsInput.shape.topics,
);

/** Takes which topics the viewer wants mail about. */
export const saveMailSettings = defineAction({
  input: z.strictObject({ topics: checked }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await changeMailSettings({ viewer: stillSignedIn(viewer), input });
    redirect('/notifications?saved=1#by-mail');
  },
});
