import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { nameReactions } from '@/lib/comments/reactions/name-reactions';
import { milestoneOf } from './milestone-rules';
import { readingLanguage } from './reading-language';
import { findCommentFacts, findPraise, insertNotices, settleNotices } from './store';
import { aboutComment } from './tell-author';

/**
 * Tells an author that the first, the fifth, the tenth member and so on values a comment of theirs: of each milestone once, however
 * often reactions are taken back and given again. One that was not seen until the next is reached is overtaken.
 * Reactions that do not lift a comment are no praise, and are not counted.
 */
export async function tellOfReactions(event: Happened, context: Context = systemContext): Promise<void> {
  if (event.payload.lifts === false) return;
  const policy = await currentPolicy();
  const lifting = policy.reactions.filter(({ lifts }) => lifts);
  const { subjectId: commentId, id: eventId } = event;
  await transaction(async (tx) => {
    const praise = await findPraise(
      tx,
      commentId,
      lifting.map(({ key }) => key),
    );
    const milestone = praise && milestoneOf(praise.members);
    const comment = milestone && (await findCommentFacts(tx, commentId, null));
    if (!comment) return;
    const kinds = nameReactions({ reactions: lifting }, await readingLanguage(praise.language))
      .map(({ key, name }) => ({ name, count: praise.byKind[key] ?? 0 }))
      .filter(({ count }) => count > 0);
    const facts = { ...aboutComment(comment), members: praise.members, kinds };
    const onceKey = `${commentId}:${milestone}`;
    const notice = {
      kind: 'comment.reactions',
      facts,
      memberId: comment.authorId,
      eventId,
      commentId,
    } as const;
    await insertNotices(tx, [{ ...notice, onceKey }], context.now());
    await settleNotices(tx, { commentId, kind: 'comment.reactions', except: onceKey }, context.now());
  });
}
