import type { ReactNode } from 'react';
import styles from './chapter.module.css';

/** A part of a long page, named by its title, which stands in the margin where there is room. Its content is one element. */
export function Chapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.chapter} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
