import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { topics } from '../notices/schemas';
import { isAlwaysMailed } from './rules';
import type { MailSettingsInput } from './schemas';
import { upsertChoices } from './store';

/**
 * Takes the viewer's choice of when they get mail about what. Topics that are left out, and those that are always mailed, stay as
 * they are.
 * @throws 401
 */
export async function changeMailSettings({
  viewer,
  input,
}: {
  viewer: Viewer | null;
  input: MailSettingsInput;
}): Promise<void> {
  if (!viewer) throw unauthenticated();
  const chosen = topics.flatMap((topic) => {
    const timing = input.topics[topic];
    return timing && !isAlwaysMailed(topic) ? [[topic, timing] as const] : [];
  });
  await transaction((tx) => upsertChoices(tx, viewer.id, Object.fromEntries(chosen)));
}
