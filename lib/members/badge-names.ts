import { locales } from '@/lib/language/schemas';
import { translator } from '@/lib/language/translator';

const badges = ['moderator', 'staff', 'founding', 'author'] as const;

/** What the badges beside a name say, in every language: nobody can be called so. */
export function badgeNames(): string[] {
  return locales.flatMap((locale) => {
    const t = translator(locale, 'profile');
    return badges.map((badge) => t(`badges.${badge}`));
  });
}
