import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { asWebhookAdmin } from './act-on-webhook';
import type { WebhookState, WebhookView } from './schemas';
import { findEndpoint, findEndpoints, findStopped } from './store';
import { toView } from './views';

/**
 * All endpoints.
 * @throws 401, 403
 */
export async function listWebhooks({ viewer }: { viewer: Viewer | null }): Promise<WebhookView[]> {
  asWebhookAdmin(viewer, { proves: false });
  return (await findEndpoints(database())).map(toView);
}

/**
 * One endpoint.
 * @throws 401, 403, 404
 */
export async function readWebhook({
  viewer,
  id,
}: {
  viewer: Viewer | null;
  id: string;
}): Promise<WebhookView> {
  asWebhookAdmin(viewer, { proves: false });
  const row = isId(id) ? await findEndpoint(database(), id) : null;
  if (!row) throw notFound('webhook');
  return toView(row);
}

/** Endpoints that are sent nothing any more and that nobody has paused, for those at the desk who can do something about it. */
export async function listStopped({
  viewer,
}: {
  viewer: Viewer | null;
}): Promise<{ id: string; name: string; state: WebhookState; since: Date }[]> {
  return may(viewer, 'webhook.manage') ? findStopped(database()) : [];
}
