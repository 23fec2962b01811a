import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { topics } from '../notices/schemas';
import { isAlwaysMailed } from './rules';
import type { MailSettingsInput } from './schemas';
import { upsertChoices } from './store';

/**
 * Takes the viewer's choice of what they get mail about. Topics that are always mailed are left as they are.
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
  const chosen = topics
    .filter((topic) => !isAlwaysMailed(topic))
    .map((topic) => [topic, input.topics.includes(topic) ? 'AT_ONCE' : 'NEVER'] as const);
  await transaction((tx) => upsertChoices(tx, viewer.id, Object.fromEntries(chosen)));
}
