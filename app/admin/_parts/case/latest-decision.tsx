import { useTranslations } from 'next-intl';
import { useReason } from '@/app/_ui/use-reason';
import type { CommentState } from '@/lib/comments/schemas';
import type { DecisionView } from '@/lib/moderation/schemas';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { decisionInWords } from '@/app/admin/_parts/words/words';

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
  const t = useTranslations('cases.latest');
  const desk = useTranslations('desk');
  const say = useReason();
  return (
    <>
      <p>{t('moved', { state: desk(`states.${status}`) })}</p>
      {decision && (
        <p>
          {t.rich('decision', {
            decision: decisionInWords(decision, desk),
            rule: rule ?? 'none',
            note: decision.note ? say(decision.note) : 'none',
            when: () => <Moment at={decision.createdAt} />,
          })}
        </p>
      )}
    </>
  );
}
