import { useTranslations } from 'next-intl';
import { percent } from '@/app/admin/_parts/words/words';
import styles from './odds-bar.module.css';
import type { StatedOdds } from './why-in-words';

/** How likely a comment's reviewers make it to be acceptable, and what would have posted it: as a bar, and in words. */
export function OddsBar({ odds: { probability, publishAt, range } }: { odds: StatedOdds }) {
  const t = useTranslations('cases.odds');
  const of100 = (share: number) => Math.round(share * 100);
  return (
    <span className={styles.odds}>
      <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="8" />
        <rect className={styles.share} width={of100(probability)} height="8" />
        <rect className={styles.mark} x={of100(publishAt) - 0.5} width="1" height="8" />
      </svg>
      <span>
        {t('stated', { probability: percent(probability), publishAt: percent(publishAt) })}
        {range && ` ${t('turnedOut', { low: of100(range.low), high: of100(range.high) })}`}
      </span>
    </span>
  );
}
