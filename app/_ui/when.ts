import { formattingTag, type Locale } from '@/lib/language/schemas';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The day in full, as newspapers write it: "15 March 2022". In UTC, so that every reader gets the same page. */
export const dayInWords = (at: Date, locale: Locale): string =>
  written(at, locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** The month, for what no day matters of: "March 2022". */
export const monthInWords = (at: Date, locale: Locale): string =>
  written(at, locale, { month: 'long', year: 'numeric' });

/** The day of a newspaper's front page: "Tuesday 15 March 2022". */
export const frontDayInWords = (at: Date, locale: Locale): string =>
  written(at, locale, { dateStyle: 'full' });

/** The minute, for those who want it exactly: "15 March 2022 at 10:05 UTC". */
export const momentInFull = (at: Date, locale: Locale): string =>
  `${written(at, locale, { dateStyle: 'long', timeStyle: 'short' })} UTC`;

type Ago = {
  at: Date;
  /** Seen from here. */
  now: Date;
  locale: Locale;
  /** What is said of less than a minute. */
  justNow: string;
};

/** How long ago, while that is easier to grasp than a date: "3 hours ago"; after a week the date. */
export function agoInWords({ at, now, locale, justNow }: Ago): string {
  const passed = now.getTime() - at.getTime();
  const ago = new Intl.RelativeTimeFormat(formattingTag[locale]);
  if (passed < MINUTE) return justNow;
  if (passed < HOUR) return ago.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return ago.format(-Math.floor(passed / HOUR), 'hour');
  if (passed < 7 * DAY) return ago.format(-Math.floor(passed / DAY), 'day');
  return dayInWords(at, locale);
}

const written = (at: Date, locale: Locale, how: Intl.DateTimeFormatOptions): string =>
  at.toLocaleString(formattingTag[locale], { ...how, timeZone: 'UTC' });
