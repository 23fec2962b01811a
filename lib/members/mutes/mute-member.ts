import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { MUTING_PER_MEMBER } from './limits';
import { insertMute, isMember, isMuted, lockMutes } from './store';

/** Members that one member may mute. */
const MOST = 500;

/**
 * Mutes a member for the viewer alone: their comments are folded, and nothing they do is a notice. Doing it again changes
 * nothing. It is no event and on no record: the muted member is never to learn of it.
 * @throws 401, 403, 404 when there is no such member, 422 when it is the viewer or there are 500 already, 429
 */
export async function muteMember({
  viewer,
  memberId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  context?: Context;
}): Promise<void> {
  const member = authorize(viewer, 'reader.keep');
  await countAgainst(MUTING_PER_MEMBER, member.id);
  if (memberId === member.id) throw refused('own-self', 'You cannot mute yourself.');
  await transaction(async (tx) => {
    const mute = { memberId: member.id, mutedId: memberId };
    const count = await lockMutes(tx, member.id);
    if (!isId(memberId) || !(await isMember(tx, memberId))) throw notFound('member');
    if (await isMuted(tx, mute)) return;
    if (count >= MOST)
      throw refused('too-many', `You have muted ${MOST} members. Unmute one of them first.`, { limit: MOST });
    await insertMute(tx, mute, context.now());
  });
}
