import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import { lockComments } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { readCase } from './read-case';
import type { CaseView } from './schemas';
import { NAMED, wereNamedTo } from './store';

/**
 * Shows a moderator who reviewed a comment, from now on, and records that they asked. A repeat changes nothing.
 * @returns the case, with names
 * @throws 401, 403 for a comment of one's own (R5), 404
 */
export async function nameReviewers({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<CaseView> {
  const moderator = authorize(viewer, 'desk.read');
  const asking = { viewerId: moderator.id, commentId };
  const found = await readCase({ viewer, commentId, context });
  if (found.whyNot === 'own-comment') throw forbidden('own-comment', { facts: { act: 'name' } });
  // What is to be judged by itself shows no reviews yet, and so nobody who gave them.
  if (found.named || found.blind) return found;
  await transaction(async (tx) => {
    await lockComments(tx, [commentId]);
    if (await wereNamedTo(tx, asking)) return;
    await record(tx, {
      at: context.now(),
      actorId: moderator.id,
      action: NAMED,
      subjectType: 'comment',
      subjectId: commentId,
    });
  });
  return readCase({ viewer, commentId, context });
}
