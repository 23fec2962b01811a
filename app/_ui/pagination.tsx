import { Icon } from './icon';
import styles from './pagination.module.css';

type Step = { href: string; words: string };

/** The way on through a long list, and back, and back to its start. Nothing when the list fits on one page. */
export function Pagination({
  label,
  start,
  previous,
  next,
}: {
  label: string;
  start?: Step | null;
  previous?: Step | null;
  next?: Step | null;
}) {
  if (!start && !previous && !next) return null;
  return (
    <nav className={styles.pagination} aria-label={label}>
      {start && (
        <a href={start.href}>
          <Icon name="left" size={16} />
          {start.words}
        </a>
      )}
      {previous && (
        <a href={previous.href} rel="prev">
          <Icon name="left" size={16} />
          {previous.words}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next">
          {next.words}
          <Icon name="right" size={16} />
        </a>
      )}
    </nav>
  );
}
