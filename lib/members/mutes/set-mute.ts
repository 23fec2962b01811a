import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { deleteMute, insertMute, isMember, isMuted, lockMutes } from './store';

/** Members that a member mutes and unmutes, together. */
const MUTING_PER_MEMBER: Limit = { name: 'mute', points: 60, seconds: 600 };

/** Members that one member may mute. */
const MOST = 500;

/**
 * Mutes a member for the viewer alone, or unmutes them: while they are muted, their comments are folded, and nothing they do is
 * a notice. Doing either again changes nothing. It is no event and on no record: the muted member is never to learn of it.
 * @throws 401, 429; to mute also 403, 404 when there is no such member, 422 when it is the viewer or there are 500 already
 */
export async function setMute({
  viewer,
  memberId: mutedId,
  on,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  on: boolean;
  context?: Context;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, on ? 'reader.keep' : 'reader.own');
  await countAgainst(MUTING_PER_MEMBER, memberId);
  const mute = { memberId, mutedId };
  if (!on) return isId(mutedId) ? deleteMute(database(), mute) : undefined;
  if (mutedId === memberId) throw refused('own-self');
  await transaction(async (tx) => {
    const count = await lockMutes(tx, memberId);
    if (!isId(mutedId) || !(await isMember(tx, mutedId))) throw notFound('member');
    if (await isMuted(tx, mute)) return;
    if (count >= MOST) throw refused('too-many', { limit: MOST, facts: { what: 'members' } });
    await insertMute(tx, mute, context.now());
  });
}
