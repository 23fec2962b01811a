import { useTranslations } from 'next-intl';
import styles from './preview.module.css';
import { Prose } from './prose';

/** How a text will look once it is posted: closed by its caption, which is news. It stands where it moves no button. */
export function Preview({ html }: { html: string }) {
  const t = useTranslations('forms');
  return (
    <div className={styles.preview} role="region" aria-label={t('preview')}>
      <details open>
        <summary className={styles.caption} data-arrival="">
          {t('preview')}
        </summary>
        <Prose kind="comment" html={html} />
      </details>
    </div>
  );
}
