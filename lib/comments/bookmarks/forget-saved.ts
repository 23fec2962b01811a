import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { deleteBookmark } from './store';

/**
 * Takes a comment out of those that the viewer has saved, also one that is gone. What was not saved stays so.
 * @throws 401, 429
 */
export async function forgetSaved({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.own');
  await countAgainst(KEEPING_PER_MEMBER, id);
  if (isId(commentId)) await deleteBookmark(database(), id, commentId);
}
