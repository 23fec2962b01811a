import type { Rate } from '@/lib/peer-review/transparency/schemas';

const TOO_FEW = 'too few to say';
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A count as people write it: "12,480". */
export const number = (count: number): string => count.toLocaleString('en');

/** "12 % of 240"; what would rest on too few cases is not told. */
export const shareInWords = ({ cases, share }: Rate): string =>
  share === null ? TOO_FEW : `${Number((share * 100).toFixed(1))}\u00a0% of ${number(cases)}`;

/** "0.74" */
export const alphaInWords = (alpha: number | null): string => (alpha === null ? TOO_FEW : alpha.toFixed(2));

/** Seconds in the unit that fits: "42 minutes", "5.5 hours". */
export function durationInWords(seconds: number | undefined): string {
  if (seconds === undefined) return TOO_FEW;
  if (seconds < 90) return counted(Math.round(seconds), 'second');
  if (seconds < 90 * MINUTE) return counted(Math.round(seconds / MINUTE), 'minute');
  if (seconds < 2 * DAY) return counted(rounded(seconds / HOUR), 'hour');
  return counted(rounded(seconds / DAY), 'day');
}

const rounded = (count: number): number => Number(count.toFixed(count < 10 ? 1 : 0));
const counted = (count: number, unit: string): string => `${count}\u00a0${unit}${count === 1 ? '' : 's'}`;
