import { transaction } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { topics } from '../notices/schemas';
import { isAlwaysMailed } from './rules';
import type { MailSettingsInput } from './schemas';
import { upsertChoices } from './store';

/**
 * Takes the viewer's choice of when they get mail about what. Topics that are left out, and those that are always mailed, stay as
 * they are. Who is turned out may end mail, and ask for none.
 * @throws 401, 403
 */
export async function changeMailSettings({
  viewer,
  input,
}: {
  viewer: Viewer | null;
  input: MailSettingsInput;
}): Promise<void> {
  const chosen = topics.flatMap((topic) => {
    const timing = input.topics[topic];
    return timing && !isAlwaysMailed(topic) ? [[topic, timing] as const] : [];
  });
  const endsOnly = chosen.every(([, timing]) => timing === 'NEVER');
  const { id } = authorize(viewer, endsOnly ? 'reader.own' : 'reader.keep');
  await transaction((tx) => upsertChoices(tx, id, Object.fromEntries(chosen)));
}
