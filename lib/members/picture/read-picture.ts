import { sqlStatements } from '@/lib/platform/db';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { findPicture } from './store';

/** The name of the viewer's own picture; null where they have none. */
export const readOwnPicture = ({ viewer }: { viewer: Viewer }): Promise<string | null> =>
  findPicture(sqlStatements(), viewer.id);

/**
 * The name of a member's picture, for the desk; null where they have none.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function readPictureOf({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<string | null> {
  authorize(viewer, 'member.read');
  return findPicture(sqlStatements(), memberId);
}
