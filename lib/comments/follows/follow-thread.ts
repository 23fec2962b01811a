import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { findListed } from '../store';
import { takeUp } from './take-up';

/**
 * Has the viewer told of new replies in the thread that a comment stands in, whichever of its comments it is. Doing it again
 * changes nothing.
 * @throws 401, 403, 404 when they do not see the comment or its place, 422 when they follow 500 conversations already, 429
 */
export async function followThread({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.keep');
  await countAgainst(KEEPING_PER_MEMBER, id);
  const comment = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!comment) throw notFound('comment');
  await takeUp(id, { articleId: comment.articleId, rootId: comment.rootId ?? comment.id }, context);
}
