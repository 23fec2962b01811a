import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { authorize } from './permissions';
import { findFounding, setFounding } from './store';
import type { Viewer } from './viewer';

/**
 * Says that a member is one of the first, or that they are not. What is so already stays as it is.
 * @throws 401, 403 when the viewer is no administrator, 404 when there is no active membership
 */
export async function markFounding({
  viewer,
  memberId,
  founding,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  founding: boolean;
  context?: Context;
}): Promise<{ founding: boolean }> {
  const admin = authorize(viewer, 'member.mark-founding');
  const at = context.now();
  return transaction(async (tx) => {
    if (!isId(memberId) || (await findFounding(tx, memberId)) === null) throw notFound('member');
    if (!(await setFounding(tx, memberId, founding))) return { founding };
    await record(tx, {
      at,
      actorId: admin.id,
      action: founding ? 'member.mark-founding' : 'member.unmark-founding',
      subjectType: 'member',
      subjectId: memberId,
    });
    await emit(tx, {
      type: 'member.founding',
      subjectId: memberId,
      payload: { founding },
      tags: [`member:${memberId}`],
      // What is taken back is not shown again, not even meanwhile.
      removal: !founding,
    });
    return { founding };
  });
}
