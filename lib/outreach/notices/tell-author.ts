import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { buildStatementOf } from '@/lib/moderation/statements/build-statements';
import type { StatementView } from '@/lib/moderation/statements/schemas';
import { beginningOf } from './notice-words';
import type { Statement, Told } from './schemas';
import { findCommentFacts, insertNotices, type CommentFacts } from './store';

/**
 * Tells an author what became of a comment, where somebody else decided it. What they did themselves they know, and a
 * decision that grants their appeal is told as that.
 */
export async function tellAuthor(event: Happened, context: Context = systemContext): Promise<void> {
  const { id: eventId, subjectId: commentId, payload } = event;
  const version = typeof payload.version === 'number' ? payload.version - 1 : null;
  const statement = version && (await buildStatementOf({ commentId, version, now: context.now() }));
  await transaction(async (tx) => {
    const facts = await findCommentFacts(tx, commentId, version);
    const told = facts && toldOf(event, facts, statement ? inBrief(statement) : null);
    if (!told || isOwnAct(facts)) return;
    const notice = { memberId: facts.authorId, eventId, commentId, ...told };
    await insertNotices(tx, [notice], context.now());
  });
}

const isOwnAct = ({ authorId, decision }: CommentFacts) => decision?.actorId === authorId;

/** How a comment is named to somebody who knows it. */
export const aboutComment = ({ slug, title, body }: Pick<CommentFacts, 'slug' | 'title' | 'body'>) => ({
  article: { slug, title },
  excerpt: beginningOf(body),
});

function toldOf({ type, payload }: Happened, facts: CommentFacts, statement: Statement | null): Told | null {
  const { decision, postedBefore: edit } = facts;
  const about = aboutComment(facts);
  switch (type) {
    case 'comment.publish':
      if (decision?.onAppeal) return null;
      return { kind: 'comment.posted', facts: { ...about, edit } };
    case 'comment.refer':
      return { kind: 'comment.referred', facts: { ...about, edit, reason: decision?.note ?? null } };
    case 'comment.hide':
      return { kind: 'comment.hidden', facts: about };
    case 'comment.restore':
      if (decision?.onAppeal) return null;
      return { kind: 'comment.restored', facts: { ...about, edit: payload.state === 'REFERRED' } };
    case 'comment.expire':
      return { kind: 'comment.expired', facts: about };
    case 'comment.reject':
      return {
        kind: 'comment.rejected',
        facts: { ...about, edit: payload.state === 'PUBLISHED', statement },
      };
    case 'comment.remove':
      return { kind: 'comment.removed', facts: { ...about, statement } };
    default:
      return null;
  }
}

/** What stays true of a statement when it is read later. */
function inBrief(statement: StatementView): Statement {
  const { decided, scope, facts, passage, source, redress, decidedBy, decidedAt, gist, rule } = statement;
  return {
    ...{ decided, scope, facts, passage, source, redress, decidedBy, decidedAt, gist },
    rule,
    automatic: statement.automatic.words,
    appealUntil: statement.appeal.until,
    resubmissionsLeft: statement.resubmission.left,
  };
}
