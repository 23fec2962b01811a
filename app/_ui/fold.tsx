import type { ReactNode } from 'react';
import styles from './fold.module.css';

type Props = {
  summary: ReactNode;
  open?: boolean;
  /** Only where the window is narrow: a wide one has room for it, and no line to press. */
  narrow?: boolean;
  children: ReactNode;
};

/** Something that is folded up until it is wanted, under a line that reads like a link. With `open` it comes unfolded. */
export function Fold({ summary, open = false, narrow = false, children }: Props) {
  return (
    // Folded is left to the browser, so that what a person has opened stays open when the page is made anew.
    <details className={styles.fold} open={open || undefined} data-narrow={narrow ? '' : undefined}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
