import { systemContext, type Context } from '@/lib/platform/context';
import { actOnWebhook, type Act } from './act-on-webhook';
import { readWebhook } from './read-webhooks';
import type { WebhookView } from './schemas';
import { send, setState } from './store';

/**
 * Pauses an endpoint, or has it go on, also where it was paused by itself: then what waits for it is sent. Again, and nothing more happens.
 * @throws 401, 403, 404
 */
export async function pauseWebhook({
  paused,
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { paused: boolean; context?: Context }): Promise<WebhookView> {
  const toState = paused ? 'PAUSED' : 'ACTIVE';
  const action = paused ? 'pause' : 'resume';
  await actOnWebhook({ ...act, context }, { action, proves: false }, async (tx, { id, state }, at) => {
    if (state === toState) return { result: undefined, record: null };
    await setState(tx, id, toState, at);
    if (!paused) await send(tx, id);
    return { result: undefined, record: { fromState: state, toState } };
  });
  return readWebhook(act);
}
