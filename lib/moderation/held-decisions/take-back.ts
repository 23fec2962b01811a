import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { lockComments } from '@/lib/comments/lifecycle';
import { authorize, may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { assertImpartial } from '../assert-impartial';
import type { Decided } from '../schemas';
import { deleteHeld, findHeld, keepDraft } from './store';

/**
 * Takes back a decision while it is held, the viewer's own or, as an administrator, anybody's: the comment stands as it stood, and nothing
 * has followed. What was typed for it is kept for whoever took it. Again, from a double click, it gives the same answer.
 * @throws 401, 403 when another moderator took it, or to an administrator who may not decide about the comment, 404, 409 with the current state when it has taken effect
 */
export async function takeBackDecision({
  viewer,
  commentId,
  version,
  ownOnly = false,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  /** The comment's version that it was decided on. */
  version: number;
  /** Another moderator's stays, whoever asks. */
  ownOnly?: boolean;
  context?: Context;
}): Promise<Decided> {
  const moderator = authorize(viewer, 'desk.decide');
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment) throw notFound('comment');
    const { id, state: status } = comment;
    const current = { status, version: comment.version };
    const held = await findHeld(tx, id);
    const at = context.now();
    if (held && held.moderatorId !== moderator.id) {
      if (ownOnly || !may(viewer, 'decision.stop')) throw forbidden('not-your-decision');
      await assertImpartial(tx, comment, { moderatorId: moderator.id, at });
    }
    if (comment.version !== version) throw conflict('decision-took-effect', { details: { current } });
    if (held) {
      await deleteHeld(tx, held.id);
      await keepDraft(tx, id, { ...held, at });
      const { action } = held;
      await record(tx, {
        at,
        actorId: moderator.id,
        action: 'decision.take-back',
        subjectType: 'comment',
        subjectId: id,
        toState: action,
      });
      await emit(tx, {
        type: 'decision.take-back',
        subjectId: id,
        payload: { moderatorId: moderator.id, action },
      });
    }
    return { id, ...current, heldUntil: null };
  });
}
