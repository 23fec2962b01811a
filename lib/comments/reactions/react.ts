import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { lockComments } from '../lock-comments';
import { rescore } from '../ranking/rescore';
import { REACTIONS_PER_MEMBER } from './limits';
import type { ReactionsView } from './schemas';
import { findReactions, insertReaction } from './store';

/**
 * Gives a reaction to a comment that readers see: one of each kind a member, so that giving it again changes nothing.
 * @throws 401, 403 when the viewer may not react, 404 when they do not see the comment or there is no such kind, 422 when it
 * is their own, 429
 */
export async function react({
  viewer,
  commentId,
  kind,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  kind: string;
  context?: Context;
}): Promise<ReactionsView> {
  const member = authorize(viewer, 'comment.react');
  await countAgainst(REACTIONS_PER_MEMBER, member.id);
  const chosen = (await currentPolicy()).reactions.find(({ key }) => key === kind);
  if (!chosen) throw notFound('reaction');
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (comment?.authorId === member.id)
      throw refused('own-comment', 'This comment is yours: others say what they think of it.');
    if (!comment?.visible) throw notFound('comment');
    const key = { commentId: comment.id, memberId: member.id };
    const given = await insertReaction(tx, { ...key, kind }, context.now());
    const view = await findReactions(tx, key);
    if (!given) return view;
    await rescore(tx, [comment.id]);
    await emit(tx, {
      type: 'comment.react',
      subjectId: comment.id,
      payload: { actorId: member.id, authorId: comment.authorId, kind, lifts: chosen.lifts },
      tags: [`numbers:${comment.articleId}`],
    });
    return view;
  });
}
