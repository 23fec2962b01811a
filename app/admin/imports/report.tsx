import { useFormatter, useTranslations } from 'next-intl';
import type { ImportReport, LeftOutReason } from '@/lib/comments/transfer/schemas';
import styles from './imports.module.css';

/** What is counted, in its order. */
const lines = ['read', 'published', 'pending', 'rejected', 'empty', 'known', 'authors', 'articles'] as const;
type LeftOut = [LeftOutReason, { count: number; examples: string[] }];

/** What came of an import, or would come of it: in numbers, and what it left out by why. */
export function Report({ here, report }: { here: string; report: ImportReport }) {
  const t = useTranslations('transfer');
  const format = useFormatter();
  const counts = { ...report, ...report.added };
  const leftOut = (Object.entries(report.leftOut) as LeftOut[]).sort(
    ([, one], [, other]) => other.count - one.count,
  );
  return (
    <>
      <dl className={styles.counts}>
        {lines.map((name) => (
          <div key={name}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{format.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <h3 id="left-out" className={styles.heading}>
        {t('leftOut.title')}
      </h3>
      {leftOut.length === 0 ? (
        <p>{t('leftOut.none')}</p>
      ) : (
        <>
          <ul role="list" aria-labelledby="left-out" className={styles.reasons}>
            {leftOut.map(([reason, { count, examples }]) => (
              <li key={reason}>
                <span className={styles.count}>{format.number(count)}</span>
                <span>
                  {t(`reasons.${reason}`)}
                  {examples.length > 0 && (
                    <span className={styles.examples}>
                      {t('leftOut.examples')}:{' '}
                      {examples.map((example, at) => (
                        <span key={at}>
                          {at > 0 && ', '}
                          <bdi dir="ltr">{example}</bdi>
                        </span>
                      ))}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <a href={`${here}/left-out.csv`} download>
              {t('leftOut.csv')}
            </a>
          </p>
        </>
      )}
    </>
  );
}
