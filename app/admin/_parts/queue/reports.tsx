import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { QueueItem } from '@/lib/moderation/schemas';
import { Moment } from '../frame/moment';
import styles from './reports.module.css';

/** What readers reported about a comment, each with their note; and whether the policy calls for a look. */
export function Reports({
  comment: { reports, pressing },
}: {
  comment: Pick<QueueItem, 'reports' | 'pressing'>;
}) {
  const t = useTranslations('desk');
  const locale = useLocale();
  if (reports.length === 0) return null;
  const inWords = (reason: string) =>
    reason === 'other' ? t('somethingElse') : (houseRuleIn(locale, reason)?.title ?? reason);
  return (
    <div className={styles.reports}>
      <p className={styles.count}>
        {t('reports.count', { count: reports.length })}
        {pressing && (
          <>
            {' '}
            <Badge tone="danger">{t('reports.pressing')}</Badge>
          </>
        )}
      </p>
      <ul role="list">
        {reports.map(({ reporter, reason, note, createdAt }) => (
          <li key={reporter.id}>
            <p>
              {t.rich('reports.one', {
                reason: inWords(reason),
                name: reporter.displayName,
                strong: (words) => <strong>{words}</strong>,
                who: (words) => <bdi>{words}</bdi>,
              })}{' '}
              <span className={styles.when}>
                <Moment at={createdAt} />
              </span>
            </p>
            {note && <p className={styles.note}>{t('quoted', { text: note })}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
