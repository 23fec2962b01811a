import { useTranslations } from 'next-intl';
import styles from './preview.module.css';
import { Prose } from './prose';

/** How a text will look once it is posted. */
export function Preview({ html }: { html: string }) {
  const t = useTranslations('forms');
  return (
    <div className={styles.preview} role="region" aria-label={t('preview')}>
      <p className={styles.caption}>{t('preview')}</p>
      <Prose kind="comment" html={html} />
    </div>
  );
}
