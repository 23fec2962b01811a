import { Icon } from './icon';
import styles from './pagination.module.css';
import { withQuery } from './with-query';

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

type ByCursor = {
  label: string;
  /** The address of the first page. */
  first: string;
  /** Where this page begins; none on the first. */
  cursor: string | undefined;
  nextCursor: string | null | undefined;
  /** What leads to the first page says, and what leads to the next. */
  words: { first: string; next: string };
  /** What the address calls the cursor, where its page has several lists. */
  name?: string;
};

/** The same for a list that is read forwards from a cursor. */
export function PaginationByCursor({ label, first, cursor, nextCursor, words, name = 'cursor' }: ByCursor) {
  return (
    <Pagination
      label={label}
      start={cursor ? { href: first, words: words.first } : null}
      next={nextCursor ? { href: withQuery(first, { [name]: nextCursor }), words: words.next } : null}
    />
  );
}
