import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { retire } from './retire-item';
import { stillHolds } from './rules';
import type { ItemAction, ItemView } from './schemas';
import { findSource, lockItem, setInUse } from './store';
import { toItemView } from './views';

/**
 * A moderator takes an item out of use, or puts a retired one to use again. Retired so, what it has taught stands; brought back,
 * it is judged anew by what reliable reviewers make of it from then on. Doing it again changes nothing.
 * @throws 401, 403, 404, 409 when the comment that it was made of says otherwise by now
 */
export async function decideItem({
  viewer,
  itemId,
  action,
  reason,
  context = systemContext,
}: {
  viewer: Viewer | null;
  itemId: string;
  action: ItemAction;
  reason: string;
  context?: Context;
}): Promise<ItemView> {
  const moderator = authorize(viewer, 'calibration.curate');
  return transaction(async (tx) => {
    const item = isId(itemId) ? await lockItem(tx, itemId) : null;
    if (!item) throw notFound('item');
    const act = { itemId, reason: normaliseText(reason), actorId: moderator.id, at: context.now() };
    if (action === 'RETIRE' && item.active) await retire(tx, { ...act, verdictFails: false });
    if (action === 'BRING_BACK' && !item.active) await bringBack(tx, act);
    return toItemView((await lockItem(tx, itemId)) ?? item);
  });
}

async function bringBack(tx: Tx, act: { itemId: string; reason: string; actorId: string; at: Date }) {
  const { itemId, ...by } = act;
  const source = await findSource(tx, itemId);
  if (source && !stillHolds(source)) {
    throw conflict('overtaken');
  }
  await setInUse(tx, itemId);
  await record(tx, {
    ...by,
    action: 'calibration.bring-back',
    subjectType: 'calibration-item',
    subjectId: itemId,
    fromState: 'RETIRED',
    toState: 'IN_USE',
  });
}
