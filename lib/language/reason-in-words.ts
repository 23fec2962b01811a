import type { Reason } from '@/lib/platform/reasons';
import type { Locale } from './locales';
import { translator } from './translator';

/** A reason as a person reads it: the sentence of its code in their language, or the words of whoever gave it. */
export const reasonInWords = (locale: Locale, reason: Reason): string =>
  typeof reason === 'string' ? reason : translator(locale, 'reasons')(reason.code, reason.facts as never);
