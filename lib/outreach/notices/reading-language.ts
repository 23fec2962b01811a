import { asLocale, type Locale } from '@/lib/language/locales';
import { currentPolicy } from '@/lib/policy/current-policy';

/** The language that a member reads notices and letters in: what they keep with their account, or else the publication's. */
export async function readingLanguage(language: string | null): Promise<Locale> {
  const { offered, default: usual } = (await currentPolicy()).language;
  const kept = asLocale(language);
  return kept && offered.includes(kept) ? kept : usual;
}
