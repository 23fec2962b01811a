import { useTranslations } from 'next-intl';
import styles from './topics.module.css';

/** What an article is about. */
export function Topics({ topics }: { topics: string[] }) {
  const t = useTranslations('site');
  if (topics.length === 0) return null;
  return (
    <ul role="list" className={styles.topics} aria-label={t('topics')}>
      {topics.map((topic) => (
        <li key={topic}>{topic}</li>
      ))}
    </ul>
  );
}
