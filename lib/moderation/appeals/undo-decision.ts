import type { Tx } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import type { LockedComment } from '@/lib/comments/lifecycle';
import type { Action } from '../schemas';
import { standingDecision } from './rules';
import { findDecisive, findOpenAppeal, type AppealRow } from './store';

/**
 * The open appeal against the decision that an action would undo; null when there is none. Undoing it decides the appeal.
 * @throws 403 when it is this moderator's own decision
 */
export async function appealUndoneBy(
  tx: Tx,
  comment: LockedComment,
  { action, moderatorId }: { action: Action; moderatorId: string },
): Promise<AppealRow | null> {
  if (action !== 'PUBLISH' && action !== 'RESTORE') return null;
  const appeal = await findOpenAppeal(tx, comment.id);
  if (!appeal) return null;
  const standing = standingDecision(comment, await findDecisive(tx, comment.id));
  if (standing?.id !== appeal.decisionId) return null;
  if (standing.actorId !== moderatorId) return appeal;
  throw forbidden('own-decision');
}
