import { systemContext, type Context } from '@/lib/platform/context';
import { newId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { actOnWebhook, asWebhookAdmin, type Act } from './act-on-webhook';
import { TEST } from './schemas';
import { insertDeliveries } from './store';

const TESTS: Limit = { name: 'webhook-test', points: 30, seconds: 600 };

/**
 * Sends an endpoint something that is only a test, once, also while it is paused. Returns the delivery’s id.
 * @throws 401, 403, 404, 429
 */
export async function testWebhook({
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { context?: Context }): Promise<string> {
  const { id: adminId } = asWebhookAdmin(act.viewer, { proves: false });
  await countAgainst(TESTS, adminId);
  return actOnWebhook({ ...act, context }, { action: 'test', proves: false }, async (tx, endpoint, at) => {
    const id = newId();
    const nothing = { eventId: null, subjectId: null, authorId: null, fat: null };
    const delivery = { ...nothing, id, endpointId: endpoint.id, type: TEST, at, thin: { test: true } };
    await insertDeliveries(tx, [delivery], at);
    return { result: id, record: {} };
  });
}
