import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** Something that is folded up until it is wanted, under a line that reads like a link. With `open` it comes unfolded. */
export function Fold({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    // Folded is left to the browser, so that what a person has opened stays open when the page is made anew.
    <details className={styles.fold} open={open || undefined}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
