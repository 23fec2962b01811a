import { hkdfSync } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { invalid } from '@/lib/platform/errors';
import { askAdmin, type AdminApi } from './admin-api';

/** What Ghost tells us of, as it names its events. */
export const EVENTS = [
  'post.published',
  'post.published.edited',
  'post.unpublished',
  'post.deleted',
  'member.edited',
] as const;

/**
 * What the Ghost at `GHOST_URL` signs its webhooks to this site with, and where it sends them. The secret is made of `SESSION_SECRET`, and kept nowhere here. The
 * address changes with it: Ghost makes no second webhook for one address, and says nothing of the secret of the first.
 */
export function webhooksOf(ghostUrl: string): { secret: string; address: string } {
  const { SESSION_SECRET, APP_URL } = env();
  const made = (what: string, bytes: number) =>
    Buffer.from(
      hkdfSync('sha256', SESSION_SECRET, '', `trialogue: ${what} of Ghost at ${ghostUrl}`, bytes),
    ).toString('hex');
  return { secret: made('webhooks', 32), address: `${APP_URL}/api/ghost?signed=${made('address', 4)}` };
}

/**
 * Has Ghost tell us of what happens there. What it tells us of already stays as it is.
 * @returns how many webhooks it had to be told of
 * @throws as `askAdmin`
 */
export async function addWebhooks(api: AdminApi, ghostUrl: string): Promise<number> {
  const { secret, address: target_url } = webhooksOf(ghostUrl);
  let added = 0;
  for (const event of EVENTS) {
    const { status, body } = await askAdmin(api, {
      path: 'webhooks/',
      body: { webhooks: [{ name: 'Trialogue', event, target_url, secret }] },
    });
    if (status === 201) added += 1;
    // That is how it says that there is one. It has no list of them for integrations.
    else if (status !== 422 || !body.includes('already been used'))
      throw invalid('ghost-refused', { facts: { status } });
  }
  return added;
}
