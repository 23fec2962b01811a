import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { newSigningSecret } from '@/lib/platform/standard-webhook';
import type { Viewer } from '@/lib/members/viewer';
import { asWebhookAdmin } from './act-on-webhook';
import { assertChoice } from './assert-choice';
import { MOST_ENDPOINTS, type WebhookInput, type WebhookView } from './schemas';
import { webhookSecrets } from './secrets';
import { findEndpoint, insertEndpoint, lockAndCountEndpoints } from './store';
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
  const [id, at, secret] = [newId(), context.now(), newSigningSecret()];
  return transaction(async (tx) => {
    if ((await lockAndCountEndpoints(tx)) >= MOST_ENDPOINTS)
      throw refused('too-many-webhooks', { limit: MOST_ENDPOINTS });
    await insertEndpoint(tx, { ...choice, id, secret: webhookSecrets.seal(secret, id), at });
    const subject = { subjectType: 'webhook', subjectId: id } as const;
    const details = { name: choice.name, format: choice.format };
    await record(tx, { at, actorId: admin.id, action: 'webhook.add', ...subject, details });
    const row = await findEndpoint(tx, id);
    if (!row) throw new Error(`the endpoint ${id} is not where it was added`);
    return { ...toView(row), secret };
  });
}
