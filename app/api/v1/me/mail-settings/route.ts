import type { Viewer } from '@/lib/members/viewer';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';
import { changeMailSettingsContract, readMailSettingsContract } from '@/lib/web/api/contracts/outreach';
import { defineRoute } from '@/lib/web/define-route';

const settingsOf = async (viewer: Viewer) => ({ body: { items: await readMailSettings({ viewer }) } });

export const GET = defineRoute(readMailSettingsContract, ({ viewer }) => settingsOf(viewer));

export const PUT = defineRoute(changeMailSettingsContract, async ({ viewer, body }) => {
  await changeMailSettings({ viewer, input: body });
  return settingsOf(viewer);
});
