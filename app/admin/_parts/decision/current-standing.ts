import type { CommentState } from '@/lib/comments/schemas';
import type { DecisionView } from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';

/** How a comment stands that moved on before a decision about it, and what was decided last. */
export type CurrentStanding = { status: CommentState; decision: DecisionView | null };

/** How the comment stands, when that is what was in the way of a decision; null when it was something else. */
export function currentStanding({
  status: outcome,
  details,
}: Pick<ActionState, 'status' | 'details'>): CurrentStanding | null {
  const current = details?.current as (Partial<CurrentStanding> & { state?: CommentState }) | undefined;
  const status = current?.status ?? current?.state;
  return outcome === 'error' && status ? { status, decision: current?.decision ?? null } : null;
}
