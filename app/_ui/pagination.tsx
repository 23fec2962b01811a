import { Icon } from './icon';
import styles from './pagination.module.css';

type Step = { href: string; words: string };

/** The way on through a long list, and back to its start. Nothing when the list fits on one page. */
export function Pagination({
  label,
  start,
  next,
}: {
  label: string;
  start?: Step | null;
  next?: Step | null;
}) {
  if (!start && !next) return null;
  return (
    <nav className={styles.pagination} aria-label={label}>
      {start && (
        <a href={start.href}>
          <Icon name="left" size={16} />
          {start.words}
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
