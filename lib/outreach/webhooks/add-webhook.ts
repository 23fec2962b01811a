import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { newSigningSecret } from '@/lib/platform/standard-webhook';
import type { Viewer } from '@/lib/members/viewer';
import { asWebhookAdmin } from './act-on-webhook';
import { assertChoice } from './assert-choice';
import { MOST_ENDPOINTS, type WebhookInput, type WebhookView } from './schemas';
import { webhookSecrets } from './secrets';
import { deleteEndpointsAt, findEndpoint, insertEndpoint, lockAndCountEndpoints } from './store';
import { toView } from './views';

/**
 * Adds an endpoint, which is told what happens from now on.
 * @throws 401, 403, 422 for what does not go together, and where there are as many as there can be
 */
export async function addWebhook({
  viewer,
  choice,
  context = systemContext,
}: {
  viewer: Viewer | null;
  choice: WebhookInput;
  context?: Context;
}): Promise<WebhookView & { secret: string }> {
  const admin = asWebhookAdmin(viewer);
  assertChoice(choice);
  const at = context.now();
  return transaction(async (tx) => {
    const { id, secret } = await insertCounted(tx, { choice, byId: admin.id, at });
    const row = await findEndpoint(tx, id);
    if (!row) throw new Error(`the endpoint ${id} is not where it was added`);
    return { ...toView(row), secret };
  });
}

type Added = { choice: WebhookInput; byId: string; at: Date };

async function insertCounted(tx: Tx, { choice, byId, at }: Added): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId(), newSigningSecret()];
  if ((await lockAndCountEndpoints(tx)) >= MOST_ENDPOINTS)
    throw refused('too-many-webhooks', { limit: MOST_ENDPOINTS });
  await insertEndpoint(tx, { ...choice, id, secret: webhookSecrets.seal(secret, id), at });
  const subject = { subjectType: 'webhook', subjectId: id } as const;
  const details = { name: choice.name, format: choice.format };
  await record(tx, { at, actorId: byId, action: 'webhook.add', ...subject, details });
  return { id, secret };
}

/**
 * Adds an endpoint within the transaction of something larger, by an administrator who has proved that it is they, in the place of those that are
 * at its address. Returns what messages to it are signed with.
 * @throws 422 for what does not go together, and where there are as many as there can be
 */
export async function replaceWebhook(tx: Tx, { choice, byId, at }: Added): Promise<string> {
  assertChoice(choice);
  await lockAndCountEndpoints(tx);
  for (const { id, name } of await deleteEndpointsAt(tx, choice.url)) {
    const subject = { subjectType: 'webhook', subjectId: id } as const;
    await record(tx, { at, actorId: byId, action: 'webhook.remove', ...subject, details: { name } });
  }
  return (await insertCounted(tx, { choice, byId, at })).secret;
}
