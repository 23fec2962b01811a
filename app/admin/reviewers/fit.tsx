import { useFormatter, useTranslations } from 'next-intl';
import type { FitView } from '@/lib/peer-review/records/schemas';
import { Facts } from '../_parts/frame/facts';
import { Moment } from '../_parts/frame/moment';
import { Section } from '../_parts/frame/section';
import { percent } from '../_parts/words/words';
import styles from './reviewers.module.css';

/** The last joint fit of all reviewers, and how far the rates that decisions are made with had drifted from it. */
export function Fit({ fit }: { fit: FitView | null }) {
  const t = useTranslations('records.reviewers.fit');
  const { number } = useFormatter();
  // Number and unit stay on one line.
  const points = (difference: number) =>
    t('points', { count: Number((difference * 100).toFixed(1)) }).replace(' ', '\u00a0');
  return (
    <Section id="fit" title={t('title')}>
      {fit ? (
        <>
          <p className={styles.note}>{t('explained')}</p>
          <Facts
            facts={[
              [t('at'), <Moment key="at" at={fit.at} />],
              [t('reviewers'), number(fit.reviewers)],
              [t('texts'), number(fit.items)],
              [t('reviews'), number(fit.reviews)],
              [t('acceptable'), percent(fit.prevalence)],
              [t('mean'), points(fit.meanDrift)],
              [t('max'), points(fit.maxDrift)],
            ]}
          />
        </>
      ) : (
        <p className={styles.note}>{t('notYet')}</p>
      )}
    </Section>
  );
}
