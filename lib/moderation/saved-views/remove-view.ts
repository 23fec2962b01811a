import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findToChange } from './rename-view';
import { act } from './save-view';
import { deleteView } from './store';

/**
 * Takes a saved view away: one's own, or, for administrators, any that is for all. One that is gone already stays gone.
 * @throws 401, 403
 */
export async function removeView({
  viewer,
  viewId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  viewId: string;
  context?: Context;
}): Promise<void> {
  const member = authorize(viewer, 'desk.read');
  await transaction(async (tx) => {
    const view = await findToChange(tx, member, viewId);
    if (!view) return;
    await deleteView(tx, view.id);
    await record(tx, { ...act(member.id, view.id, context.now()), action: 'view.remove' });
  });
}
