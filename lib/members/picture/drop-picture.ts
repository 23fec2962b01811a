import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { deletePicture } from './store';
import { lockMember } from '../store';

/**
 * Takes the viewer's picture from beside their name, whatever their standing. Where there is none, nothing changes.
 * @throws 401
 */
export async function dropPicture({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.own');
  await transaction(async (tx) => {
    await lockMember(tx, id);
    const gone = await deletePicture(tx, id);
    if (gone === null) return;
    await record(tx, {
      at: context.now(),
      actorId: id,
      action: 'member.drop-picture',
      subjectType: 'member',
      subjectId: id,
    });
    await emit(tx, {
      type: 'member.picture',
      subjectId: id,
      payload: { gone },
      tags: [`member:${id}`],
      removal: true,
    });
  });
}
