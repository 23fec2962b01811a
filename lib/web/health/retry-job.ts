import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { rescheduleFailed } from './store';

/**
 * Has a job that was given up tried again, as often as a new one.
 * @throws 401, 403 for all but administrators, 404 where no such job has been given up: it may have been tried again meanwhile
 */
export async function retryJob({
  viewer,
  jobId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  jobId: string;
  context?: Context;
}): Promise<void> {
  const admin = authorize(viewer, 'job.retry');
  const at = context.now();
  await transaction(async (tx) => {
    const task = await rescheduleFailed(tx, jobId);
    if (task === null) throw notFound('job');
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'job.retry',
      subjectType: 'job',
      subjectId: newId(),
      details: { task, jobId },
    });
  });
}
