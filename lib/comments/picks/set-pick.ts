import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { lockComments, pagesOf } from '../lifecycle';
import type { PickView } from './schemas';
import { isPicked, lockAndCountPicks, setPickedAt } from './store';

/**
 * A moderator picks a comment that readers see: it is marked, and at the top of a thread it comes first under its article. Or takes
 * that back. What is so already stays as it is.
 * @throws 401, 403 also for one's own, 404 when readers do not see it, 409 when the article has as many picks as the policy allows
 */
export async function setPick({
  viewer,
  commentId,
  on,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  on: boolean;
  context?: Context;
}): Promise<PickView> {
  const moderator = authorize(viewer, 'comment.pick');
  const { threads } = await currentPolicy();
  const at = context.now();
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment?.visible) throw notFound('comment');
    const { id, articleId, authorId } = comment;
    if (on && authorId === moderator.id) throw forbidden('own-comment', { facts: { act: 'pick' } });
    if ((await isPicked(tx, id)) === on) return { id, picked: on };
    if (on && (await lockAndCountPicks(tx, articleId)) >= threads.picks)
      throw conflict('picks-full', { limit: threads.picks });
    await setPickedAt(tx, id, on ? at : null);
    const verb = on ? 'comment.pick' : 'comment.unpick';
    await record(tx, { at, actorId: moderator.id, action: verb, subjectType: 'comment', subjectId: id });
    await emit(tx, { type: verb, subjectId: id, payload: { authorId }, tags: pagesOf(comment) });
    return { id, picked: on };
  });
}

/** Whether a comment is an editor's pick, for the desk. */
export async function readPick({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<PickView> {
  authorize(viewer, 'comment.pick');
  return { id: commentId, picked: await isPicked(database(), commentId) };
}
