/** The languages that the pages can be read in, as BCP 47 names them. (Their schema stands apart: it would bring zod to the browser.) */
export const locales = ['en', 'af', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** Each language by the name that its own readers know. */
export const localeNames: Record<Locale, string> = { en: 'English', af: 'Afrikaans', ar: 'العربية' };

/**
 * How dates and numbers are written in each language. English has the day before the month, as its readers here are used to.
 * Arabic has the digits of addresses, times and everything else on the page beside it, whatever a machine would choose.
 */
export const formattingTag: Record<Locale, string> = { en: 'en-GB', af: 'af', ar: 'ar-u-nu-latn' };

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  /^(?:ar|fa|he|ur)(?:-|$)/.test(language) ? 'rtl' : 'ltr';

/** The attributes of an element that holds what somebody wrote in a language, whatever the page around it is in. */
export const writtenIn = (language: string) => ({ lang: language, dir: directionOf(language) });

/** The locale when it is one of ours. */
export const asLocale = (value: string | null | undefined): Locale | undefined =>
  locales.find((one) => one === value);
