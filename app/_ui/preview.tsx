import styles from './preview.module.css';
import { Prose } from './prose';

/** How a text will look once it is posted. */
export function Preview({ html }: { html: string }) {
  return (
    <div className={styles.preview} role="region" aria-label="Preview">
      <p className={styles.caption}>Preview</p>
      <Prose kind="comment" html={html} />
    </div>
  );
}
