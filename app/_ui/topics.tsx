import styles from './topics.module.css';

/** What an article is about. */
export function Topics({ topics }: { topics: string[] }) {
  if (topics.length === 0) return null;
  return (
    <ul role="list" className={styles.topics} aria-label="Topics">
      {topics.map((topic) => (
        <li key={topic}>{topic}</li>
      ))}
    </ul>
  );
}
