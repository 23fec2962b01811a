import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { insertBookmark } from './store';

/**
 * Keeps a comment that readers see among those that the viewer has saved. Nobody else sees it.
 * @throws 401, 403, 404 when they do not see the comment, 429
 */
export async function saveComment({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, 'reader.keep');
  await countAgainst(KEEPING_PER_MEMBER, memberId);
  const saved = isId(commentId) && (await insertBookmark(database(), { memberId, commentId }, context.now()));
  if (!saved) throw notFound('comment');
}
