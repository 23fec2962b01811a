import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { HOUR_MS } from '@/lib/platform/durations';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { newSigningSecret } from '@/lib/platform/standard-webhook';
import { actOnWebhook, asWebhookAdmin, type Act } from './act-on-webhook';
import { OVERLAP_HOURS, type SecretView } from './schemas';
import { webhookSecrets } from './secrets';
import { findSecrets, updateSecrets } from './store';

/**
 * Has messages to an endpoint signed with a new secret, and for a day with the present one as well, so that there is time to give it to whoever checks them.
 * @param seen until when the secret before signed as the viewer saw it, null for none: where there is a newer one by now, that is the one to give them, and
 *   another would end the one that they have. Left out, it is not looked at
 * @throws 401, 403, 404, 409 `webhook-rotated`
 */
export async function rotateSecret({
  seen,
  context = systemContext,
  ...act
}: Omit<Act, 'context'> & { seen?: string | null; context?: Context }): Promise<SecretView> {
  return actOnWebhook(
    { ...act, context },
    { action: 'rotate-secret' },
    async (tx, { id, ...endpoint }, at) => {
      if (seen !== undefined && seen !== (endpoint.previousUntil?.toISOString() ?? null))
        throw conflict('webhook-rotated');
      const present = await findSecrets(tx, id);
      const secret = newSigningSecret();
      const previousUntil = new Date(at.getTime() + OVERLAP_HOURS * HOUR_MS);
      await updateSecrets(tx, id, {
        secret: webhookSecrets.seal(secret, id),
        previousSecret: present!.secret,
        previousUntil,
      });
      return { result: { secret, previousUntil: previousUntil.toISOString() }, record: {} };
    },
  );
}

/**
 * What messages to an endpoint are signed with; null where it was sealed with another `SESSION_SECRET`, and there has to be a new one.
 * @throws 401, 403, 404
 */
export async function readSecret({ viewer, id }: Omit<Act, 'context'>): Promise<string | null> {
  asWebhookAdmin(viewer);
  const found = isId(id) ? await findSecrets(database(), id) : null;
  if (!found) throw notFound('webhook');
  return webhookSecrets.open(found.secret, id);
}
