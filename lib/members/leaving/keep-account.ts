import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import type { Viewer } from '../viewer';
import { deleteDeparture, lockHere } from './store';

/**
 * The viewer stays after all. Said again, or by somebody who was not leaving, it changes nothing.
 * @throws 401, also where the account has been closed meanwhile
 */
export async function keepAccount({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<void> {
  if (!viewer) throw unauthenticated();
  const { id: memberId } = viewer;
  await transaction(async (tx) => {
    if (!(await lockHere(tx, memberId))) throw unauthenticated();
    if (!(await deleteDeparture(tx, memberId))) return;
    await record(tx, {
      at: context.now(),
      actorId: memberId,
      action: 'member.stay',
      subjectType: 'member',
      subjectId: memberId,
    });
    await emit(tx, { type: 'member.stay', subjectId: memberId, payload: { lastAdmin: false } });
  });
}
