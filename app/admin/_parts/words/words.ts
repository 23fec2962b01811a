import type { Locale } from '@/lib/language/locales';
import type { translator } from '@/lib/language/translator';
import { momentOnRecord } from '@/lib/language/times';
import type { Reason } from '@/lib/platform/reasons';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import type { DecisionView, QueueItem } from '@/lib/moderation/schemas';
import type { ReviewerStanding } from '@/lib/peer-review/schemas';

/** Says what the desk's messages hold, in the reader's language. */
export type Say = ReturnType<typeof translator<'desk'>>;

// A no-break space keeps number and sign on one line.
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}\u00a0%`;

/** Why a comment is where it is, as far as its reviews say so. */
export function whyInWords(
  { status, reason, verdicts }: Pick<QueueItem, 'status' | 'reason' | 'verdicts'>,
  t: Say,
  say: (reason: Reason) => string,
): string | null {
  const { yes, notCivil, misinformation } = verdicts;
  const total = yes + notCivil + misinformation;
  if (status === 'OBJECTED') return t('authorAsked');
  if (status === 'IN_REVIEW') return total === 0 ? t('nobodyReviewed') : null;
  const isModeratorsOwn = status === 'REJECTED' || status === 'REMOVED';
  if (!reason) return null;
  return isModeratorsOwn ? t('quoted', { text: say(reason) }) : say(reason);
}

export const standingTones = {
  GOOD: 'accent',
  WARNED: 'plain',
  SUSPENDED: 'danger',
} as const satisfies Record<ReviewerStanding, string>;

/** "Thandi published it", "Its reviewers referred it to moderators". */
export const decisionInWords = (
  { actor, maker, outcome }: Pick<DecisionView, 'actor' | 'maker' | 'outcome'>,
  t: Say,
): string => t('made', { maker: actor ? 'somebody' : maker, actor: actor ?? '', outcome });

/** What an appeal is against: "rejected by Thandi on 24 Nov 2026, 13:05 UTC". */
export const appealedDecisionInWords = ({ decision }: AppealView, t: Say, locale: Locale): string =>
  t('appeal.decision', {
    outcome: decision.outcome,
    actor: decision.actor ?? t('appeal.system'),
    moment: momentOnRecord(new Date(decision.createdAt), locale),
  });
