import { useLocale, useTranslations } from 'next-intl';
import { pluralForms } from '../plural-forms';
import { VisuallyHidden } from '../visually-hidden';
import styles from './thread-visit.module.css';

type Props = {
  /** The article's slug. */
  article: string;
  /** The present moment, as an ISO time. */
  now: string;
  /** There are replies to fold. */
  folds: boolean;
};

/** What script offers whoever comes back to a discussion: what is new since, the way from one to the next, and all replies folded. */
export function ThreadVisit({ article, now, folds }: Props) {
  const t = useTranslations('thread.visit');
  const words = pluralForms(useLocale(), (count) => t('news', { count, number: '%', since: '@' }));
  return (
    <thread-visit article={article} now={now} words={words}>
      <p hidden data-news className={styles.news}>
        <span />
        <button type="button" aria-keyshortcuts="n" className={styles.button}>
          {t('next')}
        </button>
        <label className={styles.key}>
          <input type="checkbox" defaultChecked />
          {t.rich('key', { key: (letter) => <kbd key="key">{letter}</kbd> })}
        </label>
      </p>
      {folds && (
        <button
          type="button"
          className={styles.button}
          data-fold
          data-off={t('fold')}
          data-on={t('unfold')}
          data-said-on={t('folded')}
          data-said-off={t('unfolded')}
        >
          {t('fold')}
        </button>
      )}
      <VisuallyHidden>
        <span role="status" />
      </VisuallyHidden>
      <template>
        <span className={styles.mark}>{t('mark')}</span>
      </template>
    </thread-visit>
  );
}
