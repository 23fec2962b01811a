import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { deleteFollowOfThread } from './store';

/**
 * The viewer is no longer told of new replies in the thread that a comment stands in, also where the comment is gone. What was
 * not followed stays so.
 * @throws 401, 429
 */
export async function unfollowThread({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.own');
  await countAgainst(KEEPING_PER_MEMBER, id);
  if (isId(commentId)) await deleteFollowOfThread(database(), id, commentId);
}
