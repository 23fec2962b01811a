import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { can } from '@/lib/comments/rules';
import { appealUndoneBy } from '../appeals/undo-decision';
import { verbOf } from '../rules';
import { insertHeld, type Taken } from './store';

/**
 * Holds a decision about a locked comment for so many seconds: nothing follows from it until they are over, and whoever took it may
 * take it back. Returns when it takes effect.
 * @throws 409 and 403 as it would if it were carried out at once
 */
export async function holdDecision(
  tx: Tx,
  comment: LockedComment,
  { at, seconds, ...taken }: Taken & { at: Date; seconds: number },
): Promise<Date> {
  const { id: commentId, state, version } = comment;
  const { action, moderatorId } = taken;
  if (!can(comment, verbOf[action]))
    throw conflict('wrong-state', { details: { current: { state, version } } });
  await appealUndoneBy(tx, comment, { action, moderatorId });
  const until = await insertHeld(tx, { ...taken, commentId, version, at, seconds });
  await record(tx, {
    at,
    actorId: moderatorId,
    action: 'decision.hold',
    subjectType: 'comment',
    subjectId: commentId,
    toState: action,
  });
  await emit(tx, {
    type: 'decision.hold',
    subjectId: commentId,
    payload: { moderatorId, action, until: until.toISOString() },
  });
  return until;
}
