import { locales, type Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import type { PolicySettings } from '@/lib/policy/schemas';
import { lastWordOf } from '@/lib/policy/membership-name';

/** What everybody goes by who has left: "A former Insider". */
export const formerName = (names: Pick<PolicySettings['names'], 'membership'>, locale: Locale): string =>
  translator(locale, 'profile')('former', { membership: lastWordOf(names.membership) });

/** The same in every language: nobody who is here can be called so. */
export const formerNames = (names: Pick<PolicySettings['names'], 'membership'>): string[] =>
  locales.map((locale) => formerName(names, locale));
