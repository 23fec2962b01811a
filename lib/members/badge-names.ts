import { locales } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';

const badges = ['moderator', 'staff', 'founding', 'former', 'author'] as const;

/**
 * What pages say beside a name, or in the place of one that is gone, in every language: nobody can be called so.
 */
export function badgeNames(): string[] {
  return locales.flatMap((locale) => {
    const t = translator(locale, 'profile');
    const cases = translator(locale, 'cases');
    const mine = translator(locale, 'mine');
    return [
      ...badges.map((badge) => t(`badges.${badge}`)),
      cases('why.former'),
      mine('state.REMOVED'),
      mine('state.WITHDRAWN'),
    ];
  });
}
