import { classNames } from './class-names';
import styles from './prose.module.css';

/**
 * Text to be read. `html` was rendered from Markdown and sanitised when it was written: nothing else may be given.
 * The writing direction follows the first strong letter.
 */
export function Prose({ html, kind }: { html: string; kind?: 'article' | 'comment' }) {
  return (
    <div
      dir="auto"
      className={classNames(styles.prose, kind && styles[kind])}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
