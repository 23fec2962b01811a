import { useTranslations } from 'next-intl';
import { threadSorts, type ThreadSort } from '@/lib/comments/schemas';
import styles from './sorting.module.css';

/** The orders that a thread can be read in, and what the one means that it is in. */
export function Sorting({ current, href }: { current: ThreadSort; href: (sort: ThreadSort) => string }) {
  const t = useTranslations('sorting');
  return (
    <nav className={styles.sorting} aria-label={t('label')}>
      <ul className={styles.orders}>
        {threadSorts.map((sort) => (
          <li key={sort}>
            <a data-in-place="leave" href={href(sort)} aria-current={sort === current ? 'true' : undefined}>
              {t(sort)}
            </a>
          </li>
        ))}
      </ul>
      <p className={styles.why}>{t(`why.${current}`)}</p>
    </nav>
  );
}
