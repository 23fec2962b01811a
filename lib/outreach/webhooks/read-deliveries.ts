import type { z } from 'zod';
import { database } from '@/lib/platform/db';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { env } from '@/lib/platform/env';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { asWebhookAdmin, type Act } from './act-on-webhook';
import { composeBody, messageId } from './compose-request';
import { readWebhook } from './read-webhooks';
import { failures, type DeliveriesView, type deliveriesQuery, type DeliveryView } from './schemas';
import { findDeliveries, findDelivery } from './store';
import { toItem } from './views';

type Asked = Omit<Act, 'context'>;

/**
 * What an endpoint was told of, the newest first.
 * @throws 401, 403, 404, 400 for a cursor that is none of ours
 */
export async function listDeliveries({
  state,
  limit,
  cursor,
  ...asked
}: Asked & z.output<typeof deliveriesQuery>): Promise<DeliveriesView> {
  const { id: endpointId } = await readWebhook(asked);
  const after = decodeCursor(cursor);
  const rows = await findDeliveries(database(), { endpointId, state, limit: limit + 1, after });
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return { items: page.map(toItem), nextCursor };
}

/**
 * What an endpoint was sent, and what it answered.
 * @throws 401, 403, 404
 */
export async function readDelivery({
  viewer,
  id: endpointId,
  deliveryId,
}: Asked & { deliveryId: string }): Promise<DeliveryView> {
  asWebhookAdmin(viewer, { proves: false });
  const row =
    isId(endpointId) && isId(deliveryId)
      ? await findDelivery(database(), { endpointId, id: deliveryId })
      : null;
  if (!row) throw notFound('webhook');
  const { language } = await currentPolicy();
  return {
    ...toItem(row),
    webhookId: endpointId,
    request: {
      headers: {
        'content-type': 'application/json',
        ...(row.format === 'STANDARD' && { 'webhook-id': messageId(row.id) }),
      },
      body: composeBody(row, { locale: language.default, origin: env().APP_URL }),
    },
    tries: row.tries.map(({ at, failure, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      failure: failures.find((known) => known === failure) ?? null,
    })),
  };
}
