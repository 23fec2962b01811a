import { classNames } from './class-names';
import styles from './progress.module.css';

/** How far something of a few steps is. The words say it; the strokes show it. */
export function Progress({ done, of, words }: { done: number; of: number; words: string }) {
  return (
    <div className={styles.progress}>
      <span>{words}</span>
      <span className={styles.steps} aria-hidden="true">
        {Array.from({ length: of }, (_, step) => (
          <span key={step} className={classNames(styles.step, step < done && styles.done)} />
        ))}
      </span>
    </div>
  );
}
