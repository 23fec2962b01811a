import { systemContext, type Context } from '@/lib/platform/context';
import { actOnWebhook, asWebhookAdmin, type Act } from './act-on-webhook';
import { assertChoice } from './assert-choice';
import { readWebhook } from './read-webhooks';
import type { WebhookInput, WebhookView } from './schemas';
import { updateChoice } from './store';

/**
 * Changes what an endpoint is. Of what it had not chosen before it is told what happens from now on; what waits for it goes to where it is then.
 * @throws 401, 403, 404, 422 for what does not go together
 */
export async function changeWebhook({
  choice,
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { choice: WebhookInput; context?: Context }): Promise<WebhookView> {
  asWebhookAdmin(act.viewer);
  assertChoice(choice);
  await actOnWebhook({ ...act, context }, { action: 'change' }, async (tx, endpoint) => {
    const isMore =
      choice.format !== endpoint.format || choice.events.some((type) => !endpoint.events.includes(type));
    await updateChoice(tx, endpoint.id, choice, isMore);
    return { result: undefined, record: { details: { name: choice.name } } };
  });
  return readWebhook(act);
}
