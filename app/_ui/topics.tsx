import { useTranslations } from 'next-intl';
import { topicPath } from './topic-path';
import styles from './topics.module.css';

/** What an article is about: links to what else is. */
export function Topics({ topics }: { topics: string[] }) {
  const t = useTranslations('site');
  if (topics.length === 0) return null;
  return (
    <ul role="list" className={styles.topics} aria-label={t('topics')}>
      {topics.map((topic) => (
        <li key={topic}>
          <a href={topicPath(topic) ?? undefined}>{topic}</a>
        </li>
      ))}
    </ul>
  );
}
