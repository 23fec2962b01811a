import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from './permissions';
import { findFounding } from './store';
import type { Viewer } from './viewer';

/**
 * Whether a member is told apart as one of the first, for the desk; null when they have no active membership.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function readFounding({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<boolean | null> {
  authorize(viewer, 'member.read');
  return isId(memberId) ? findFounding(database(), memberId) : null;
}
