import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { standingDecision } from './rules';
import {
  findDecisive,
  findOpenAgainst,
  findOpenAppeal,
  updateAppeal,
  type AppealEnd,
  type AppealRow,
} from './store';

/**
 * Ends an open appeal, in the transaction of the act that ends it. Only a decision about it is news to its author: what it
 * is closed by, they did themselves, or are told of by itself.
 */
export async function endAppeal(tx: Tx, appeal: AppealRow, end: AppealEnd): Promise<AppealRow> {
  const { id, memberId } = appeal;
  const ended = await updateAppeal(tx, id, end);
  const subject = subjectOf(appeal);
  await record(tx, {
    at: end.decidedAt,
    actorId: end.decidedById,
    action: end.state === 'CLOSED' ? 'appeal.close' : 'appeal.decide',
    ...subject,
    toState: end.state,
    reason: end.note,
    details: { appeal: id },
  });
  if (end.state !== 'CLOSED') {
    await emit(tx, {
      type: 'appeal.decide',
      subjectId: subject.subjectId,
      payload: { appealId: id, outcome: end.state, authorId: memberId },
    });
  }
  return ended;
}

/** What is recorded about an appeal is about its comment; where a sanction is appealed against, about its member. */
export const subjectOf = ({ commentId, memberId }: Pick<AppealRow, 'commentId' | 'memberId'>) =>
  commentId === null
    ? ({ subjectType: 'member', subjectId: memberId } as const)
    : ({ subjectType: 'comment', subjectId: commentId } as const);

/** Closes the open appeal about a locked comment, if its decision no longer stands. */
export async function closeIfMoot(tx: Tx, comment: LockedComment, at: Date): Promise<void> {
  const appeal = await findOpenAppeal(tx, comment.id);
  if (!appeal) return;
  const standing = standingDecision(comment, await findDecisive(tx, comment.id));
  if (standing?.id === appeal.decisionId) return;
  await endAppeal(tx, appeal, closed(at));
}

/** Closes the open appeal against a sanction that has ended without deciding it, its member being locked. */
export async function closeAgainst(tx: Tx, sanctionId: string, at: Date): Promise<void> {
  const appeal = await findOpenAgainst(tx, sanctionId);
  if (appeal) await endAppeal(tx, appeal, closed(at));
}

/** Overtaken: there is nothing left to decide. */
export const closed = (at: Date): AppealEnd => ({
  state: 'CLOSED',
  decidedAt: at,
  decidedById: null,
  note: null,
});
