import { formattingTag, type Locale } from './locales';
import { timeForms } from './time-forms';

/** Times are told in UTC, so that every reader gets the same page. Script then says those that a reader lives by in their own zone. */
export const TIME_ZONE = 'UTC';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The day in full, as newspapers write it: "15 March 2022". */
export const dayInWords = written(timeForms.day);

/** The month, for what no day matters of: "March 2022". */
export const monthInWords = written({ month: 'long', year: 'numeric' });

/** The day of a newspaper's front page: "Tuesday 15 March 2022". */
export const frontDayInWords = written({ dateStyle: 'full' });

/** The minute, without the time zone: "15 March 2022 at 10:05". */
export const momentInWords = written(timeForms.moment);

/** The minute, for those who want it exactly: "15 March 2022 at 10:05 UTC". */
export const momentInFull = (at: Date, locale: Locale): string => `${momentInWords(at, locale)} ${TIME_ZONE}`;

/** The minute as records have it: "24 Nov 2026, 13:05 UTC". */
export const momentOnRecord = (at: Date, locale: Locale): string => `${onRecord(at, locale)} ${TIME_ZONE}`;
const onRecord = written(timeForms.record);

/** The time of day, where the day is said already: "13:05 UTC". */
export const hourInWords = (at: Date, locale: Locale): string => `${ofDay(at, locale)} ${TIME_ZONE}`;
const ofDay = written(timeForms.hour);

const relativeTimes = keptFor((tag) => new Intl.RelativeTimeFormat(tag));

type Ago = {
  at: Date;
  /** Seen from here. */
  now: Date;
  locale: Locale;
  /** What is said of less than a minute. */
  justNow: string;
};

/** A date is easier to grasp by then than how long ago. */
export const isDated = (at: Date, now: Date): boolean => now.getTime() - at.getTime() >= 7 * DAY;

/** How long ago, while that is easier to grasp than a date: "3 hours ago"; after a week the date. */
export function agoInWords({ at, now, locale, justNow }: Ago): string {
  const passed = now.getTime() - at.getTime();
  if (passed < MINUTE) return justNow;
  if (isDated(at, now)) return dayInWords(at, locale);
  const ago = relativeTimes(locale);
  if (passed < HOUR) return ago.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return ago.format(-Math.floor(passed / HOUR), 'hour');
  return ago.format(-Math.floor(passed / DAY), 'day');
}

/** Says a moment in one way, in any language. */
function written(how: Intl.DateTimeFormatOptions): (at: Date, locale: Locale) => string {
  const formats = keptFor((tag) => new Intl.DateTimeFormat(tag, { ...how, timeZone: TIME_ZONE }));
  return (at, locale) => formats(locale).format(at);
}

/** A formatter costs a hundred times what it does to use it, and a page has hundreds of times: one is kept for each language. */
function keptFor<Format>(make: (tag: string) => Format): (locale: Locale) => Format {
  const kept = new Map<Locale, Format>();
  return (locale) => {
    const format = kept.get(locale) ?? make(formattingTag[locale]);
    kept.set(locale, format);
    return format;
  };
}
