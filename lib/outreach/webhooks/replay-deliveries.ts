import { systemContext, type Context } from '@/lib/platform/context';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { actOnWebhook, type Act } from './act-on-webhook';
import { findDelivery, replay, replayGivenUp, send } from './store';

/** Deliveries that were given up which are sent again at once. */
const MOST = 1_000;

/**
 * Sends something again, under the same id, whatever came of it; what waits to be tried again is tried now. While its endpoint is paused it waits.
 * @throws 401, 403, 404, 409 `webhook-sending` while it is being sent
 */
export async function replayDelivery({
  deliveryId,
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { deliveryId: string; context?: Context }): Promise<void> {
  await actOnWebhook({ ...act, context }, { action: 'replay', proves: false }, async (tx, { id }, at) => {
    const delivery = isId(deliveryId) ? await findDelivery(tx, { endpointId: id, id: deliveryId }) : null;
    if (!delivery) throw notFound('webhook');
    if (!(await replay(tx, { endpointId: id, id: deliveryId, at }))) throw conflict('webhook-sending');
    await send(tx, id);
    return { result: undefined, record: { details: { delivery: deliveryId, type: delivery.type } } };
  });
}

/**
 * Sends again what was given up, the oldest first, a thousand at most. Returns how many.
 * @throws 401, 403, 404
 */
export const replayWhatWasGivenUp = ({
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { context?: Context }): Promise<number> =>
  actOnWebhook({ ...act, context }, { action: 'replay', proves: false }, async (tx, { id }, at) => {
    const count = await replayGivenUp(tx, { endpointId: id, at, most: MOST });
    if (count === 0) return { result: 0, record: null };
    await send(tx, id);
    return { result: count, record: { details: { count } } };
  });
