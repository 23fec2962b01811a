import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { lockComments } from '../lifecycle';
import { rescore } from '../ranking/rescore';
import type { ReactionsView } from './schemas';
import { deleteReaction, findReactions, insertReaction, isArchived } from './store';

/** Reactions that a member gives and takes back, together. */
const REACTIONS_PER_MEMBER: Limit = { name: 'react', points: 120, seconds: 600 };

/**
 * Gives a comment that readers see a reaction of the viewer's, or takes it back: there is one of each kind a member, so that
 * doing either again changes nothing. What is theirs they may always take back, also of a kind that the policy no longer has.
 * @throws 401, 404 when they do not see the comment, 429; to give one also 403 when the viewer may not react, 404 when there is
 * no such kind, 422 when the comment is their own, or its article is an archive
 */
export async function setReaction({
  viewer,
  commentId,
  kind,
  on,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  kind: string;
  on: boolean;
  context?: Context;
}): Promise<ReactionsView> {
  const member = authorize(viewer, on ? 'comment.react' : 'reader.own');
  await countAgainst(REACTIONS_PER_MEMBER, member.id);
  const lifts = on && (await liftsComments(kind));
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (on && comment?.authorId === member.id) throw refused('own-comment', { facts: { act: 'react' } });
    if (!comment?.visible) throw notFound('comment');
    const reaction = { commentId: comment.id, memberId: member.id, kind };
    const changed = on
      ? await insertReaction(tx, reaction, context.now())
      : await deleteReaction(tx, reaction);
    if (on && !changed && (await isArchived(tx, comment.articleId))) throw refused('comments-archived');
    if (changed) {
      await rescore(tx, [comment.id]);
      const about = { subjectId: comment.id, tags: [`numbers:${comment.articleId}` as const] };
      const given = { actorId: member.id, authorId: comment.authorId, kind, lifts };
      if (on) await emit(tx, { type: 'comment.react', payload: given, ...about });
      else await emit(tx, { type: 'comment.take-back-reaction', payload: { kind }, ...about });
    }
    return findReactions(tx, reaction);
  });
}

async function liftsComments(kind: string): Promise<boolean> {
  const chosen = (await currentPolicy()).reactions.find(({ key }) => key === kind);
  if (!chosen) throw notFound('reaction');
  return chosen.lifts;
}
