import { classNames } from './class-names';
import styles from './icon.module.css';

// Drawn on a grid of 24 with one pen, so that they look like one hand's.
const strokes = {
  across: 'M2.5 17.5h19M3.5 17.5C5 11 8 7 12 7s7 4 8.5 10.5M12 17.5V7',
  alert: 'M12 3.5 21.5 20h-19L12 3.5ZM12 10v4.5M12 17.2v.1',
  bell: 'M6 16.6V10.8a6 6 0 0 1 12 0v5.8l1.7 1.7H4.3L6 16.6ZM9.8 21h4.4M12 4.8V3',
  bold: 'M7.5 5h5.7a3.4 3.4 0 0 1 0 6.8H7.5V5ZM7.5 11.8h6.6a3.6 3.6 0 0 1 0 7.2H7.5v-7.2Z',
  check: 'M4.5 12.8 9.6 18 19.5 6.5',
  chevron: 'm6 9.5 6 6 6-6',
  italic: 'M10.5 5H17M7 19h6.5M13.9 5l-3.8 14',
  left: 'M20 12H4.5M10.5 5.5 4 12l6.5 6.5',
  list: 'M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.8 6.5v.1M4.8 12v.1M4.8 17.5v.1',
  pen: 'M4 20l.9-4.1L16.3 4.5a1.6 1.6 0 0 1 2.3 0l.9.9a1.6 1.6 0 0 1 0 2.3L8.1 19.1 4 20ZM14 6.8l3.2 3.2',
  person: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4ZM4.8 20.3c.5-4 3.4-6.1 7.2-6.1s6.7 2.1 7.2 6.1',
  quote: 'M9.5 7C6.7 7.8 4.8 9.9 4.8 13.2v3.3h4.7v-4.7H7.2M19 7c-2.8.8-4.7 2.9-4.7 6.2v3.3H19v-4.7h-2.3',
  reply: 'M9 5.5 3.8 10.7 9 16M4.2 10.7h9.3c4 0 6.3 2.5 6.3 7.3',
  press:
    'M4 5.5h12.5V17a2 2 0 0 0 2 2H6a2 2 0 0 1-2-2V5.5ZM16.5 9.5H20V17a1.7 1.7 0 0 1-1.7 2M7 9h6.5M7 12.4h6.5M7 15.8h3.6',
  right: 'M4 12h15.5M13.5 5.5 20 12l-6.5 6.5',
  seal: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8 12.3l2.8 2.8L16.2 9.4',
  shield: 'M12 3.5 5 6v5.4c0 4.3 2.8 7.5 7 9.1 4.2-1.6 7-4.8 7-9.1V6l-7-2.5Z',
  star: 'm12 3.6 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.8l5.9-.8L12 3.6Z',
  up: 'M12 20V4.5M5.5 10.5 12 4l6.5 6.5',
  sprout:
    'M12 20.5v-9.2M12 14c0-3.9-2.6-6.3-7.5-6.3 0 4.1 2.6 6.3 7.5 6.3ZM12 11.3c0-3.7 2.6-6.1 7.5-6.1 0 4-2.6 6.1-7.5 6.1Z',
} as const;

export type IconName = keyof typeof strokes;

/** They point along the line of reading, and turn with it. */
const pointing: readonly IconName[] = ['left', 'right', 'reply'];

/** A small drawing beside words that say the same. `size` is in CSS pixels. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={classNames(styles.icon, pointing.includes(name) && styles.pointing)}
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
