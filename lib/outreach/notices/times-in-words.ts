import { formattingTag, type Locale } from '@/lib/language/schemas';

// In UTC, as everywhere: nobody has told us where they are.
const timeZone = 'UTC';

/** The day of an ISO time: "26 May 2027". */
export const dayInWords = (at: string, locale: Locale): string =>
  new Date(at).toLocaleDateString(formattingTag[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });

/** An ISO time to the minute: "1 December 2026 at 12:00". */
export const momentInWords = (at: string, locale: Locale): string =>
  new Date(at).toLocaleString(formattingTag[locale], { dateStyle: 'long', timeStyle: 'short', timeZone });
