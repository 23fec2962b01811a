import { useTranslations } from 'next-intl';
import { threadSorts, type ThreadSort } from '@/lib/comments/schemas';
import { VisuallyHidden } from '../visually-hidden';
import styles from './sorting.module.css';

/** The orders that a thread can be read in, and behind a question mark what each of them means. */
export function Sorting({ current, href }: { current: ThreadSort; href: (sort: ThreadSort) => string }) {
  const t = useTranslations('sorting');
  return (
    <nav className={styles.sorting} aria-label={t('label')}>
      <ul className={styles.orders}>
        {threadSorts.map((sort) => (
          <li key={sort}>
            <a
              data-in-place="leave"
              data-said={t('said', { order: t(sort) })}
              href={href(sort)}
              aria-current={sort === current ? 'true' : undefined}
            >
              {t(sort)}
            </a>
          </li>
        ))}
      </ul>
      <details data-menu className={styles.help}>
        <summary>
          <span aria-hidden="true">?</span>
          <VisuallyHidden>{t('help')}</VisuallyHidden>
        </summary>
        <dl>
          {threadSorts.map((sort) => (
            <div key={sort}>
              <dt>{t(sort)}</dt>
              <dd>{t(`why.${sort}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </nav>
  );
}
