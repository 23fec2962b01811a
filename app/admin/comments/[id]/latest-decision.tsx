import type { CommentState } from '@/lib/comments/schemas';
import type { DecisionView } from '@/lib/moderation/schemas';
import { Moment } from '../../_parts/moment';
import { decisionInWords, stateWords } from '../../_parts/words';

/** How a comment that has moved on stands now, and who decided what about it last, by which house rule. */
export function LatestDecision({
  status,
  decision,
  rule,
}: {
  status: CommentState;
  decision: DecisionView | null;
  rule: string | null;
}) {
  return (
    <>
      <p>This comment has moved on since you opened it. It is now: {stateWords[status]}.</p>
      {decision && (
        <p>
          {decisionInWords(decision)} on <Moment at={decision.createdAt} />
          {rule && `, under “${rule}”`}
          {decision.note ? `: “${decision.note}”` : '.'}
        </p>
      )}
    </>
  );
}
