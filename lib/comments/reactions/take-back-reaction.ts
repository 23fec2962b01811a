import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lockComments } from '../lock-comments';
import { rescore } from '../ranking/rescore';
import { REACTIONS_PER_MEMBER } from './limits';
import type { ReactionsView } from './schemas';
import { deleteReaction, findReactions } from './store';

/**
 * Takes a reaction of the viewer's back, also one of a kind that the policy no longer has, and by whoever may not react any
 * more: what is theirs they may always take back. Taking it back again changes nothing.
 * @throws 401, 404 when they do not see the comment, 429
 */
export async function takeBackReaction({
  viewer,
  commentId,
  kind,
}: {
  viewer: Viewer | null;
  commentId: string;
  kind: string;
}): Promise<ReactionsView> {
  const member = authorize(viewer, 'reader.own');
  await countAgainst(REACTIONS_PER_MEMBER, member.id);
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment?.visible) throw notFound('comment');
    const key = { commentId: comment.id, memberId: member.id };
    const taken = await deleteReaction(tx, { ...key, kind });
    if (taken) {
      await rescore(tx, [comment.id]);
      await emit(tx, {
        type: 'comment.take-back-reaction',
        subjectId: comment.id,
        payload: { kind },
        tags: [`numbers:${comment.articleId}`],
      });
    }
    return findReactions(tx, key);
  });
}
