import { systemContext, type Context } from '@/lib/platform/context';
import { actOnWebhook, type Act } from './act-on-webhook';
import { deleteEndpoint } from './store';

/**
 * Deletes an endpoint, with everything that it was sent or waits for it.
 * @throws 401, 403, 404
 */
export const removeWebhook = ({
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { context?: Context }): Promise<void> =>
  actOnWebhook({ ...act, context }, { action: 'remove' }, async (tx, { id }) => {
    await deleteEndpoint(tx, id);
    return { result: undefined, record: {} };
  });
