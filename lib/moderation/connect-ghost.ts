import { openAdmin } from '@/lib/articles/ghost/admin-api';
import { startReading } from '@/lib/articles/ghost/start-reading';
import { addWebhooks } from '@/lib/articles/ghost/webhooks';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { invalid } from '@/lib/platform/errors';
import { listOriginIn } from './list-origin';

/**
 * Connects this site with the Ghost of the settings, by a key of an integration there that is used for this and kept nowhere: Ghost tells of its posts and members,
 * its pages are among the sites with articles, and a job reads the posts that it has. What is so already stays as it is.
 * @throws 401, 403 for all but administrators who have proved lately that it is they; 400 `ghost-away` also where the settings name no Ghost,
 *   `ghost-key`, `ghost-refused` with what Ghost answered; as `changePolicy`
 */
export async function connectGhost({
  viewer,
  key,
  context = systemContext,
}: {
  viewer: Viewer | null;
  key: string;
  context?: Context;
}): Promise<void> {
  const admin = authorize(viewer, 'ghost.connect');
  assertFreshProof(admin);
  const { GHOST_URL: ghostUrl } = env();
  if (!ghostUrl) throw invalid('ghost-away');
  const api = await openAdmin({ ghostUrl, key, now: context.now() });
  const added = await addWebhooks(api, ghostUrl);
  const { origin } = new URL(ghostUrl);
  const reason = (language: Locale) => translator(language, 'ghost')('listedFor', { origin });
  await transaction((tx) => listOriginIn(tx, { origin, reason, byId: admin.id, at: context.now() }));
  await startReading({ viewer, api, added, context });
}
