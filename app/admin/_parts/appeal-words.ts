import type { Locale } from '@/lib/language/schemas';
import { momentOnRecord } from '@/lib/language/times';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import type { Say } from './words';

/** "rejected by Thandi on 24 Nov 2026, 13:05 UTC". */
export const decidedInWords = ({ decision }: AppealView, t: Say, locale: Locale): string =>
  t('appeal.decision', {
    outcome: decision.outcome,
    actor: decision.actor ?? t('appeal.system'),
    moment: momentOnRecord(new Date(decision.createdAt), locale),
  });
