import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { recogniseReason } from './reasons';

/** What screening said in English, in a reader's language. What somebody else said stays as it is. */
export function reasonInWords(locale: Locale, sentence: string): string {
  const reason = recogniseReason(sentence);
  return reason ? translator(locale, 'screening')(`reason.${reason.key}`, reason.facts as never) : sentence;
}
