import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx, database } from '@/lib/platform/db';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { lockComments } from '@/lib/comments/lifecycle';
import { namesAuthor } from './names-author';
import { isTurnedDown, verdictOf } from './rules';
import type { ItemView, Objection, PickSuggestion } from './schemas';
import { findDecidedComment, insertPickedItem, lockItem, type DecidedComment } from './store';
import { toItemView } from './views';

/**
 * A moderator makes a calibration item of a comment that was turned down, with the right verdict and why (R7). It is shown as the
 * comment was, under its article and below what it answers, and never to its author or to anybody who has reviewed it. The same
 * comment again answers with the item that was made of it.
 * @throws 401, 403, 404, 409 when the comment was not turned down, so that it can be looked up, 422 when the text names its author
 */
export async function pickItem({
  viewer,
  commentId,
  verdict,
  explanation,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  verdict: Objection;
  explanation: string;
  context?: Context;
}): Promise<ItemView> {
  const moderator = authorize(viewer, 'calibration.curate');
  const why = normaliseText(explanation);
  const { language } = await currentPolicy();
  return transaction(async (tx) => {
    if (isId(commentId)) await lockComments(tx, [commentId]);
    const comment = isId(commentId) ? await findDecidedComment(tx, commentId) : null;
    if (!comment) throw notFound('comment');
    if (comment.itemId) return itemOf(tx, comment.itemId);
    assertFit(comment);
    const id = newId();
    const at = context.now();
    const { body, bodyHtml, wordCount } = comment;
    const text = { body, bodyHtml, wordCount };
    const picked = {
      id,
      commentId,
      pickedById: moderator.id,
      verdict,
      explanation: why,
      language: language.default,
      createdAt: at,
    };
    await insertPickedItem(tx, { ...picked, ...text });
    const subject = { subjectType: 'calibration-item', subjectId: id } as const;
    const details = { commentId, verdict };
    await record(tx, {
      at,
      actorId: moderator.id,
      action: 'calibration.pick',
      ...subject,
      toState: 'IN_USE',
      details,
    });
    return itemOf(tx, id);
  });
}

function assertFit(comment: DecidedComment) {
  if (!isTurnedDown(comment)) {
    throw conflict('not-turned-down');
  }
  if (namesAuthor(comment.body, comment.authorName)) {
    throw refused('names-author');
  }
}

async function itemOf(tx: Tx, id: string): Promise<ItemView> {
  const item = await lockItem(tx, id);
  if (!item) throw notFound('item');
  return toItemView(item);
}

/**
 * What a comment that was turned down would say as a calibration item, for the moderator to confirm or put better: the verdict
 * that follows from its decision, and the decision's reason. `in use` when one was made of it before; null when it is not turned down.
 * @throws 401, 403
 */
export async function suggestItem({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<PickSuggestion | 'in use' | null> {
  authorize(viewer, 'calibration.curate');
  const comment = isId(commentId) ? await findDecidedComment(database(), commentId) : null;
  if (comment?.itemId) return 'in use';
  if (!comment || !isTurnedDown(comment)) return null;
  const verdict = verdictOf(comment.rule);
  const { language } = await currentPolicy();
  return { verdict, explanation: explain(comment, verdict, language.default) };
}

/** In the language of the publication, as the item will be. */
function explain({ note, passage }: DecidedComment, verdict: Objection | null, language: Locale): string {
  if (verdict === null) return note ?? '';
  const facts = { verdict, passage: passage ?? 'none', note: note ?? 'none' };
  return translator(language, 'cases')('calibration.suggested', facts);
}
