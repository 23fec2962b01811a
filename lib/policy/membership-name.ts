import type { Locale } from '@/lib/language/locales';
import type { PolicySettings } from './schemas';

const withArticle: Record<Locale, (name: string) => string> = {
  en: (name) => `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`,
  af: (name) => `’n ${name}`,
  // A name that is not Arabic takes none.
  ar: (name) => name,
};

/**
 * The membership's name as sentences need it: "a Maverick Insider", and, once it has been named in full, "an Insider".
 */
export function membershipName(
  { membership }: PolicySettings['names'],
  locale: Locale = 'en',
): { full: string; short: string } {
  return { full: withArticle[locale](membership), short: withArticle[locale](lastWordOf(membership)) };
}

/** What a membership is called for short: "Insider". */
export const lastWordOf = (membership: string): string => membership.split(' ').at(-1) ?? membership;
