import { useFormatter, useTranslations } from 'next-intl';
import { Chapter } from '@/app/_ui/chapter';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Figures } from '@/app/_ui/figures';
import type { BridgingView } from '@/lib/peer-review/bridging/schemas';
import styles from './lab.module.css';

const ID = 'lab-bridging';

/** Which comments are valued across viewpoints, and between what and what their score lies. */
export function Bridging({ view }: { view: BridgingView }) {
  const t = useTranslations('settings.lab.bridging');
  const { number } = useFormatter();
  const score = (value: number) => number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { agreement, judged, raters, comments } = view;
  return (
    <Chapter id={ID} title={t('title')}>
      <div className={styles.body}>
        <p>
          {agreement === null
            ? t('few', { raters })
            : t('agreement', { raters, agreement: score(agreement), used: judged > 0 ? 'yes' : 'no' })}
        </p>
        {comments.length > 0 && (
          <>
            <Figures
              labelledBy={ID}
              columns={[t('lower'), t('value'), t('upper')]}
              rows={comments.map(({ author, body, lower, value, upper }) => ({
                name: author,
                note: excerpt(body, 80).text,
                values: [score(lower), score(value), score(upper)],
              }))}
            />
            <p className={styles.fact}>{t('bounds')}</p>
          </>
        )}
      </div>
    </Chapter>
  );
}
