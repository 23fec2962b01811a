import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { DeskExpertiseView } from './schemas';
import { findOfMember } from './store';
import { toDeskView } from './views';

/**
 * All that a member says they know, with who confirmed it, for the desk. Nothing where there is no such member.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listExpertiseOfMember({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<DeskExpertiseView[]> {
  const moderator = authorize(viewer, 'expertise.verify');
  const rows = isId(memberId) ? await findOfMember(database(), memberId) : [];
  return rows.map((row) => toDeskView(row, moderator));
}
