import type { AppError, Facts } from '@/lib/platform/errors';
import { formattingTag, type Locale } from './locales';
import { momentInWords } from './times';
import { translator } from './translator';

type Told = Pick<AppError, 'code' | 'facts'> &
  Partial<Pick<AppError, 'field' | 'flaw' | 'limit' | 'retryAfterSeconds'>>;

/** An error as a person is told of it: the sentence of its code, or of what is the matter with one field. */
export function errorInWords(locale: Locale, error: Told): string {
  const { code, field = '', flaw, facts, limit = 0, retryAfterSeconds = 0 } = error;
  const t = errorsIn(locale);
  const told = { ...written(locale, facts), limit };
  if (!flaw) return t(`codes.${code}`, { ...told, wait: waitInWords(locale, retryAfterSeconds) });
  if (flaw === 'incoherent')
    return translator(locale, 'settings')(`rules.${facts.rule as 'below'}`, { ...told, label: field });
  return t(`flaws.${flaw}`, { ...told, field: flaw === 'unknown' ? field : nameOf(locale, field) });
}

const translators = new Map<Locale, ReturnType<typeof translator<'errors'>>>();

// To make one costs more than to use it, and what comes too often is refused by the thousand.
function errorsIn(locale: Locale) {
  const t = translators.get(locale) ?? translator(locale, 'errors');
  translators.set(locale, t);
  return t;
}

function written(locale: Locale, facts: Facts): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (fact === null) return [name, 'none'];
      if (fact instanceof Date) return [name, momentInWords(fact, locale)];
      return [name, typeof fact === 'object' ? listed(locale, fact) : fact];
    }),
  );
}

const listed = (locale: Locale, choices: readonly string[]): string =>
  new Intl.ListFormat(formattingTag[locale], { type: 'disjunction' }).format(choices);

function waitInWords(locale: Locale, seconds: number): string {
  const t = errorsIn(locale);
  if (seconds < 90) return t('wait.seconds', { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? t('wait.minutes', { count: minutes })
    : t('wait.hours', { count: Math.ceil(minutes / 60) });
}

/** What a form calls a field; one that no form has goes by its name in the API, `displayName` as "Display name". */
function nameOf(locale: Locale, field: string): string {
  const t = errorsIn(locale);
  const key = `fields.${field || 'whole'}` as 'fields.whole';
  if (t.has(key)) return t(key);
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
