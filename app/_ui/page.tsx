import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './page.module.css';

/** The content of a page: `column` keeps it to the width of text, for forms and reading. */
export function Page({ column, children }: { column?: boolean; children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={classNames(styles.page, column && styles.column)}>
      {children}
    </main>
  );
}

/** The title of a page that is not an article, with a sentence on what it is for. */
export function PageHeading({ title, intro }: { title: ReactNode; intro?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h1 className={styles.heading}>{title}</h1>
      {intro && <p className={styles.intro}>{intro}</p>}
    </div>
  );
}
