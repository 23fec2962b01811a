import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { sealedSecrets } from '@/lib/platform/sealed-secrets';
import type { AdminApi } from './admin-api';
import { addReadingJob, beginReading } from './store';

/** What a job asks Ghost with, while it waits. */
export const waitingTokens = sealedSecrets('readings of Ghost');

/**
 * Has a job read all posts of Ghost, from the beginning or from where it ended too early the time before, and records that this site was connected with it.
 * @param added how many webhooks were
 * @throws 401, 403 for all but administrators
 */
export async function startReading({
  viewer,
  api,
  added,
  context = systemContext,
}: {
  viewer: Viewer | null;
  api: AdminApi;
  added: number;
  context?: Context;
}): Promise<void> {
  const admin = authorize(viewer, 'ghost.connect');
  const at = context.now();
  const begunAt = at.toISOString();
  await sqlTransaction(async (tx) => {
    await beginReading(tx, at);
    await addReadingJob(tx, { begunAt, sealed: waitingTokens.seal(JSON.stringify(api), begunAt) });
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'ghost.connect',
      subjectType: 'job',
      subjectId: newId(),
      details: { webhooks: added },
    });
    return { result: undefined };
  });
}
