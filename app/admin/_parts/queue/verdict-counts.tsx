import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/lib/moderation/schemas';
import styles from './verdict-counts.module.css';

/** How a comment's reviewers voted. Nothing while none has. */
export function VerdictCounts({ verdicts: { yes, notCivil, misinformation } }: Pick<QueueItem, 'verdicts'>) {
  const t = useTranslations('desk.verdicts');
  if (yes + notCivil + misinformation === 0) return null;
  const counts = [
    [t('YES'), yes],
    [t('NOT_CIVIL'), notCivil],
    [t('MISINFORMATION'), misinformation],
  ] as const;
  return (
    <dl className={styles.verdicts}>
      {counts.map(([words, count]) => (
        <div key={words} className={count === 0 ? styles.none : undefined}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
