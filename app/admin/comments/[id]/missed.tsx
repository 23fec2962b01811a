import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/app/_ui/notice';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { CaseView } from '@/lib/moderation/schemas';
import { Arrival } from '@/app/_ui/arrival';
import { LatestDecision } from './latest-decision';

/** A decision from a queue came too late: how the comment stands, and who was faster. */
export function Missed({ comment: { status, decisions } }: { comment: CaseView }) {
  const t = useTranslations('cases');
  const locale = useLocale();
  const decision = decisions[0] ?? null;
  const rule = decision?.rule ? houseRuleIn(locale, decision.rule) : undefined;
  return (
    <Arrival>
      <Notice tone="bad" title={t('unsent')}>
        <LatestDecision status={status} decision={decision} rule={rule?.title ?? null} />
      </Notice>
    </Arrival>
  );
}
