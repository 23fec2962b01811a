import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { standingDecision } from './rules';
import { findDecisive, findOpenAppeal, updateAppeal, type AppealEnd, type AppealRow } from './store';

/**
 * Ends an open appeal, in the transaction of the act that ends it. Only a decision about it is news to its author: what it
 * is closed by, they did themselves, or are told of by itself.
 */
export async function endAppeal(
  tx: Tx,
  { id, commentId, memberId }: AppealRow,
  end: AppealEnd,
): Promise<AppealRow> {
  const ended = await updateAppeal(tx, id, end);
  await record(tx, {
    at: end.decidedAt,
    actorId: end.decidedById,
    action: end.state === 'CLOSED' ? 'appeal.close' : 'appeal.decide',
    subjectType: 'comment',
    subjectId: commentId,
    toState: end.state,
    reason: end.note,
    details: { appeal: id },
  });
  if (end.state !== 'CLOSED') {
    await emit(tx, {
      type: 'appeal.decide',
      subjectId: commentId,
      payload: { appealId: id, outcome: end.state, authorId: memberId },
    });
  }
  return ended;
}

/** Closes the open appeal about a locked comment, if its decision no longer stands. */
export async function closeIfMoot(tx: Tx, comment: LockedComment, at: Date): Promise<void> {
  const appeal = await findOpenAppeal(tx, comment.id);
  if (!appeal) return;
  const standing = standingDecision(comment, await findDecisive(tx, comment.id));
  if (standing?.id === appeal.decisionId) return;
  await endAppeal(tx, appeal, { state: 'CLOSED', decidedAt: at, decidedById: null, note: null });
}
