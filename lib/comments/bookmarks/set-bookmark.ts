import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { deleteBookmark, insertBookmark } from './store';

/**
 * Puts a comment that readers see among those that the viewer has saved, or takes it from there, also one that is gone. Nobody
 * else sees it; doing either again changes nothing.
 * @throws 401, 429; to save one also 403, 404 when they do not see the comment
 */
export async function setBookmark({
  viewer,
  commentId,
  on,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  on: boolean;
  context?: Context;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, on ? 'reader.keep' : 'reader.own');
  await countAgainst(KEEPING_PER_MEMBER, memberId);
  const bookmark = isId(commentId) ? { memberId, commentId } : null;
  if (!on) return bookmark ? deleteBookmark(database(), bookmark) : undefined;
  if (!bookmark || !(await insertBookmark(database(), bookmark, context.now()))) throw notFound('comment');
}
