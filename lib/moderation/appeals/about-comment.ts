import type { Tx } from '@/lib/platform/db';
import { conflict, forbidden } from '@/lib/platform/errors';
import { assertNotHeld, publish, restore, lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { lockOwn } from '@/lib/comments/own/lock-own';
import { partial, recordAlone } from '../assert-impartial';
import { findPart } from '../store';
import type { Appealable, Contested, Deciding } from './about';
import { standingDecision, whyNotDecide } from './rules';
import { findDecisive } from './store';

/** What undoes a decision. */
const undo = { REJECT: publish, REMOVE: restore } as const;

/**
 * The decision that a comment of the author's stands under, for them to appeal against.
 * @throws 404 when it is not theirs, 409 when nothing stands against it
 */
export async function appealableDecision(tx: Tx, commentId: string, authorId: string): Promise<Appealable> {
  const comment = await lockOwn(tx, commentId, authorId);
  const decision = standingDecision(comment, await findDecisive(tx, comment.id));
  if (!decision) {
    const current = { state: comment.state, version: comment.version };
    throw conflict('nothing-to-appeal', { details: { current } });
  }
  return {
    against: { decisionId: decision.id, commentId: comment.id, sanctionId: null },
    outcome: decision.outcome,
    decidedAt: decision.createdAt,
    assertOpen: () => assertNotHeld(comment),
  };
}

/** The comment and the decision that an appeal is about, locked for a moderator; null where it is gone. */
export async function contestedDecision(
  tx: Tx,
  { commentId, decisionId }: { commentId: string; decisionId: string },
  { moderator, at }: Deciding,
): Promise<Contested | null> {
  const [comment] = await lockComments(tx, [commentId]);
  if (!comment) return null;
  const decisions = await findDecisive(tx, comment.id);
  const actorId = decisions.find(({ id }) => id === decisionId)?.actorId ?? null;
  const part = await findPart(tx, comment.id, { memberId: moderator.id, now: at, except: actorId });
  const why = whyNotDecide({ authorId: comment.authorId, actorId, ...part }, moderator.id);
  const standing = standingDecision(comment, decisions);
  const outcome = standing?.id === decisionId && standing.outcome !== 'PUBLISH' ? standing.outcome : null;
  return {
    notYours: why && (why === 'own-decision' ? forbidden(why) : partial(why)),
    stands: outcome !== null,
    now: toView(comment),
    async decide(reversed, { version, reason }) {
      if (comment.version !== version) return 'stale';
      assertNotHeld(comment);
      const by = { at, actorId: moderator.id, maker: 'MODERATOR', reason } as const;
      const after = reversed && outcome ? await undo[outcome](tx, comment, by) : comment;
      if (part.reviewed) await recordAlone(tx, comment.id, { moderatorId: moderator.id, at });
      return toView(after);
    },
  };
}

const toView = ({ id, state: status, version }: LockedComment) => ({
  comment: { id, status, version },
  sanction: null,
});
