import { useLocale, useTranslations } from 'next-intl';
import { useReason } from '@/app/_ui/use-reason';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import styles from './my-comments.module.css';

/** The rule that a decision against a comment names, and the moderator's words. */
export function Reasons({ comment: { rule, reason } }: { comment: Pick<OwnCommentView, 'rule' | 'reason'> }) {
  const t = useTranslations('mine.reasons');
  const locale = useLocale();
  const say = useReason();
  if (!rule && !reason) return <p>{t('none')}</p>;
  return (
    <>
      {rule && (
        <p>
          {t.rich('rule', {
            title: houseRuleIn(locale, rule)?.title ?? rule,
            link: (words) => <a href={`/policy#${rule}`}>{words}</a>,
          })}
        </p>
      )}
      {reason && (
        <p className={styles.reason} dir="auto">
          {t('said', { words: say(reason) })}
        </p>
      )}
    </>
  );
}
