import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { withdraw } from '../lifecycle';
import { lockOwn } from './lock-own';

/**
 * Takes a comment of the viewer's own back, whatever their standing: what is theirs they may always withdraw.
 * Withdrawing it again changes nothing.
 * @throws 401, 404 when it is not theirs, 409 when it was removed, or while a moderator decides
 */
export async function withdrawComment({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<void> {
  if (!viewer) throw unauthenticated();
  await transaction(async (tx) => {
    const comment = await lockOwn(tx, id, viewer.id);
    if (comment.state === 'WITHDRAWN') return;
    await withdraw(tx, comment, { at: context.now(), actorId: viewer.id, maker: 'AUTHOR' });
  });
}
