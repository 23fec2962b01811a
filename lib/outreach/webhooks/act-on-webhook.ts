import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import type { Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { lockEndpoint, type EndpointRow } from './store';

export type Act = { viewer: Viewer | null; id: string; context: Context };

/** What an act comes to; `null` for `record` where nothing has changed. */
type Done<Result> = {
  result: Result;
  record: null | {
    fromState?: string;
    toState?: string;
    details?: Record<string, string | number | boolean>;
  };
};

/**
 * Who decides where things are sent to.
 * @param options.proves whether they have to have shown lately that it is they: where something of members would go elsewhere by it
 * @throws 401, 403 for all but administrators, and for those who have not proved lately that it is they
 */
export function asWebhookAdmin(viewer: Viewer | null, { proves = true } = {}): Viewer {
  const admin = authorize(viewer, 'webhook.manage');
  if (proves) assertFreshProof(admin);
  return admin;
}

/**
 * An act of an administrator on an endpoint, which is locked for it, with what is on record of it.
 * @throws as `asWebhookAdmin`; 404
 */
export async function actOnWebhook<Result>(
  { viewer, id, context }: Act,
  { action, proves = true }: { action: string; proves?: boolean },
  work: (tx: Tx, endpoint: EndpointRow, at: Date) => Promise<Done<Result>>,
): Promise<Result> {
  const admin = asWebhookAdmin(viewer, { proves });
  if (!isId(id)) throw notFound('webhook');
  const at = context.now();
  return transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (!endpoint) throw notFound('webhook');
    const done = await work(tx, endpoint, at);
    if (done.record)
      await record(tx, {
        at,
        actorId: admin.id,
        action: `webhook.${action}`,
        subjectType: 'webhook',
        subjectId: id,
        ...done.record,
        details: { name: endpoint.name, ...done.record.details },
      });
    return done.result;
  });
}
