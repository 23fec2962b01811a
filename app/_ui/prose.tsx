import { classNames } from './class-names';
import styles from './prose.module.css';

/**
 * Text to be read. `html` was rendered from Markdown and sanitised when it was written: nothing else may be given.
 * The writing direction follows the first strong letter; `lang` says what it is written in.
 */
export function Prose({ html, kind, lang }: { html: string; kind?: 'article' | 'comment'; lang?: string }) {
  return (
    <div
      dir="auto"
      lang={lang}
      className={classNames(styles.prose, kind && styles[kind])}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
