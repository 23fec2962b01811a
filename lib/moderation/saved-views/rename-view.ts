import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { forbidden, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { mayChange } from './list-views';
import { act, unlessTaken } from './save-view';
import { lockView, updateName, type ViewRow } from './store';

/**
 * Gives a saved view another name: one's own, or, for administrators, any that is for all.
 * @throws 401, 403, 404, 409 when there is one of that name
 */
export async function renameView({
  viewer,
  viewId,
  name,
  context = systemContext,
}: {
  viewer: Viewer | null;
  viewId: string;
  name: string;
  context?: Context;
}): Promise<void> {
  const member = authorize(viewer, 'desk.read');
  await unlessTaken(
    transaction(async (tx) => {
      const view = await findToChange(tx, member, viewId);
      if (!view) throw notFound('resource');
      if (view.name === name) return;
      await updateName(tx, view.id, name);
      await record(tx, { ...act(member.id, view.id, context.now()), action: 'view.rename' });
    }),
  );
}

/**
 * One that somebody of the desk has at hand and may change, locked; null where there is none.
 * @throws 403
 */
export async function findToChange(tx: Tx, member: Viewer, viewId: string): Promise<ViewRow | null> {
  const view = isId(viewId) ? await lockView(tx, viewId, member.id) : null;
  if (view && !mayChange(member, view)) throw forbidden('not-allowed', { facts: { who: 'administrators' } });
  return view;
}
