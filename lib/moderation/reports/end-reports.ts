import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { closeOpen, type Closing } from './store';

/**
 * Closes the open reports of a locked comment, in the transaction of the act that answers them; those who made them learn of
 * it. Returns how many there were; without any, nothing is written.
 */
export async function endReports(
  tx: Tx,
  { id, authorId }: LockedComment,
  by: Closing & { actorId: string | null; note?: string | null },
): Promise<number> {
  const { outcome, at, actorId, note = null } = by;
  const closed = await closeOpen(tx, id, by);
  if (closed === 0) return 0;
  await record(tx, {
    at,
    actorId,
    action: 'report.close',
    subjectType: 'comment',
    subjectId: id,
    toState: outcome,
    reason: note,
    details: { closed },
  });
  await emit(tx, {
    type: 'report.close',
    subjectId: id,
    // Of the reports of this comment, those that were closed at this moment are the ones it is about.
    payload: { outcome, authorId, actorId, closed, closedAt: at.toISOString() },
  });
  return closed;
}
