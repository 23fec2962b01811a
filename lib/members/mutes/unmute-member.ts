import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { MUTING_PER_MEMBER } from './limits';
import { deleteMute } from './store';

/**
 * Shows the viewer a muted member's comments again. Where nobody was muted, nothing changes.
 * @throws 401, 429
 */
export async function unmuteMember({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<void> {
  const member = authorize(viewer, 'reader.own');
  await countAgainst(MUTING_PER_MEMBER, member.id);
  if (isId(memberId)) await deleteMute(database(), { memberId: member.id, mutedId: memberId });
}
