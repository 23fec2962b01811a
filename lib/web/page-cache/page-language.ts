import type { Locale } from '@/lib/language/locales';

// No address can be asked for with a line break in it, so nobody can name a copy that is not meant for them.
const MARK = '\n';

/** Programs are answered in English, whatever their cookie says. */
const isForPrograms = (address: string): boolean => address.startsWith('/api/');

/**
 * Under which a page is kept that a reader has chosen a language for: every language has a copy of its own, and what the API
 * answers has one for all.
 */
export const inLanguage = (address: string, language: Locale | undefined): string =>
  language && !isForPrograms(address) ? `${address}${MARK}${language}` : address;

/** What `inLanguage` put together. */
export function languageOf(address: string): { url: string; language: string | undefined } {
  const [url = '', language] = address.split(MARK);
  return { url, language };
}
