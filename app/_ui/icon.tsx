import styles from './icon.module.css';

// Drawn on a grid of 24 with one pen, so that they look like one hand's.
const strokes = {
  alert: 'M12 3.5 21.5 20h-19L12 3.5ZM12 10v4.5M12 17.2v.1',
  bell: 'M6 16.6V10.8a6 6 0 0 1 12 0v5.8l1.7 1.7H4.3L6 16.6ZM9.8 21h4.4M12 4.8V3',
  check: 'M4.5 12.8 9.6 18 19.5 6.5',
  chevron: 'm6 9.5 6 6 6-6',
  left: 'M20 12H4.5M10.5 5.5 4 12l6.5 6.5',
  person: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4ZM4.8 20.3c.5-4 3.4-6.1 7.2-6.1s6.7 2.1 7.2 6.1',
  reply: 'M9 5.5 3.8 10.7 9 16M4.2 10.7h9.3c4 0 6.3 2.5 6.3 7.3',
  right: 'M4 12h15.5M13.5 5.5 20 12l-6.5 6.5',
} as const;

export type IconName = keyof typeof strokes;

/** A small drawing beside words that say the same. `size` is in CSS pixels. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes[name]} />
    </svg>
  );
}
