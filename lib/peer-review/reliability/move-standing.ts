import { record } from '@/lib/platform/audit';
import type { SqlTx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import type { Reason } from '@/lib/platform/reasons';
import type { ReviewerStanding } from '../schemas';
import { lockRecords, saveStanding } from './store';

const verbs: Record<ReviewerStanding, string> = {
  GOOD: 'reviewer.reinstate',
  WARNED: 'reviewer.warn',
  SUSPENDED: 'reviewer.suspend',
};

export type StandingMove = {
  memberId: string;
  to: ReviewerStanding;
  /** The reviewer is told it. */
  reason: Reason;
  at: Date;
  /** The moderator who sets it; null when it follows from what is known of the reviewer. */
  byId: string | null;
  /** What was known until now no longer counts for the ladder. Always so when a moderator sets the standing. */
  freshStart?: boolean;
};

/**
 * Moves a reviewer on the ladder of R13, on record, and lets those know who act upon it. Locks the reviewer's record, so the
 * member and comments that the caller needs are locked before.
 * Says how the reviewer stood; a repeat changes nothing.
 */
export async function moveStanding(
  tx: SqlTx,
  move: StandingMove,
): Promise<{ before: ReviewerStanding; moved: boolean }> {
  const { memberId, to, reason, at, byId, freshStart = byId !== null } = move;
  const [row] = await lockRecords(tx, [memberId]);
  if (!row) throw new Error(`no member ${memberId}`);
  const before = row.standing;
  if (before === to) return { before, moved: false };
  await saveStanding(tx, {
    memberId,
    standing: to,
    since: at,
    ladderSince: freshStart ? at : null,
    reason,
    byId,
  });
  await record(tx, {
    at,
    actorId: byId,
    action: verbs[to],
    subjectType: 'member',
    subjectId: memberId,
    fromState: before,
    toState: to,
    reason,
  });
  await emit(tx, {
    type: 'reviewer.standing',
    subjectId: memberId,
    payload: { standing: to, before, reason },
  });
  return { before, moved: true };
}
