import type { z } from 'zod';
import type { Locale } from '@/lib/language/schemas';
import { translator } from '@/lib/language/translator';
import { sanctionInWords } from '@/lib/members/permissions';
import type { SanctionInForce } from '@/lib/members/viewer';
import type { AppError } from '@/lib/platform/errors';
import { sayReason } from '@/lib/screening/say-reason';

type Told = Pick<AppError, 'code' | 'message' | 'limit' | 'retryAfterSeconds'>;

/**
 * An error as a person is told of it, in their language. English is said where the error is thrown, word for word as the API has it;
 * other languages say it by its code, and by that of the check that refused a text.
 * @param sanction what the person is under, for the error that says so
 */
export function errorInWords(locale: Locale, error: Told, sanction: SanctionInForce | null = null): string {
  if (locale === 'en') return error.message;
  if (error.code === 'sanctioned' && sanction) return sanctionInWords(sanction, locale);
  return byScreening(locale, error) ?? byCode(locale, error) ?? error.message;
}

function byCode(locale: Locale, { code, limit, retryAfterSeconds }: Told): string | undefined {
  const t = translator(locale, 'errors');
  const key = `codes.${code}` as 'codes.not-found';
  const wait = waitInWords(locale, retryAfterSeconds ?? 0);
  return t.has(key) ? t(key, { limit: limit ?? 0, wait }) : undefined;
}

/** What a check of the text has to say, with what it found. */
function byScreening(locale: Locale, { message }: Told): string | undefined {
  const said = sayReason(locale, message);
  return said === message ? undefined : said;
}

function waitInWords(locale: Locale, seconds: number): string {
  const t = translator(locale, 'errors.wait');
  if (seconds < 90) return t('seconds', { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? t('minutes', { count: minutes }) : t('hours', { count: Math.ceil(minutes / 60) });
}

/** What is wrong with one field of a form, in another language than English: by the kind of flaw, and the field's name where it has one. */
export function flawInWords(locale: Locale, issue: z.core.$ZodIssue): string {
  const t = translator(locale, 'errors');
  const flaw = kindOf(issue);
  const limit = issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? issue.minimum : 0;
  const words = t(`flaws.${flaw}`, { limit: Number(limit) });
  const field = `fields.${issue.path.join('.')}` as 'fields.body';
  return t.has(field) ? t('flaws.named', { field: t(field), flaw: words }) : words;
}

type Flaw = 'missing' | 'tooLong' | 'tooShort' | 'tooMuch' | 'tooLittle' | 'email' | 'choice' | 'other';

function kindOf(issue: z.core.$ZodIssue): Flaw {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'tooLong' : 'tooMuch';
    case 'too_small':
      if (issue.origin !== 'string') return 'tooLittle';
      return Number(issue.minimum) <= 1 ? 'missing' : 'tooShort';
    case 'invalid_type':
      return 'missing';
    case 'invalid_value':
      return 'choice';
    case 'invalid_format':
      return issue.format === 'email' ? 'email' : 'other';
    default:
      return 'other';
  }
}
