import { threadSorts, type ThreadSort } from '@/lib/comments/schemas';
import styles from './sorting.module.css';

const words: Record<ThreadSort, string> = { newest: 'Newest first', oldest: 'Oldest first' };

/** The orders that a thread can be read in. */
export function Sorting({ current, href }: { current: ThreadSort; href: (sort: ThreadSort) => string }) {
  return (
    <nav className={styles.sorting} aria-label="Order of comments">
      {threadSorts.map((sort) => (
        <a key={sort} href={href(sort)} aria-current={sort === current ? 'true' : undefined}>
          {words[sort]}
        </a>
      ))}
    </nav>
  );
}
