import styles from './unbroken.module.css';

/** A longer word may have to break where there is little room. */
const SHORT = 14;

/** A line of large type, whose short hyphenated words ("high-level") stay in one piece. */
export function Unbroken({ text }: { text: string }) {
  return text.split(/((?<!\S)\S{1,12}-\S{1,12}(?!\S))/).map((part, place) =>
    place % 2 === 1 && part.length <= SHORT ? (
      <span key={place} className={styles.whole}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
