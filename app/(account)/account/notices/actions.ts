'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { mailSettingsInput } from '@/lib/outreach/mail/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Takes when the viewer wants mail, topic by topic. */
export const saveMailSettings = defineAction({
  input: mailSettingsInput.shape.topics,
  run: async ({ input: topics, viewer }): Promise<undefined> => {
    await changeMailSettings({ viewer: stillSignedIn(viewer), input: { topics } });
    redirect('/account/notices?saved=1');
  },
});
