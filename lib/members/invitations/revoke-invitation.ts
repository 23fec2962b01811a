import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { endInvitation } from './store';

/**
 * Takes back an invitation: its letter leads nowhere from now on.
 * @throws 401, 403 when the viewer is no administrator, 404 when it is not open any more
 */
export async function revokeInvitation({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<void> {
  const admin = authorize(viewer, 'member.set-office');
  if (!isId(id)) throw notFound('invitation');
  const at = context.now();
  await transaction(async (tx) => {
    if (!(await endInvitation(tx, id, at))) throw notFound('invitation');
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'invitation.revoke',
      subjectType: 'invitation',
      subjectId: id,
    });
  });
}
