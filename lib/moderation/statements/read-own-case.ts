import { systemContext, type Context } from '@/lib/platform/context';
import { notFound } from '@/lib/platform/errors';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import type { Viewer } from '@/lib/members/viewer';
import { buildStatements } from './build-statements';
import type { OwnCaseView } from './schemas';

/**
 * A comment of the viewer's own, with the statement of the decision against it if there is one.
 * @throws 404 when it is not theirs
 */
export async function readOwnCase({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer;
  commentId: string;
  context?: Context;
}): Promise<OwnCaseView> {
  const comment = await findOwnComment({ viewer, id: commentId });
  if (!comment) throw notFound('comment');
  const statements = await buildStatements([comment.id], context.now());
  return { ...comment, statement: statements.get(comment.id) ?? null };
}
