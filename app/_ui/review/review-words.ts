import type { useTranslations } from 'next-intl';
import { formattingTag, type Locale } from '@/lib/language/locales';
import type { LessonView, ThanksView } from '@/lib/peer-review/thanks/schemas';
import { secondsOrMinutes } from '@/lib/web/browser/seconds-or-minutes';
import { pluralForms } from '../plural-forms';

/** The words of the panel, in the reader's language. */
type Words = ReturnType<typeof useTranslations<'review.panel'>>;

/** Until a text can have been read, in seconds where they are few. */
export function waitInWords(t: Words, seconds: number): string {
  const [unit, number] = secondsOrMinutes(seconds);
  return t('wait', { time: t(unit, { count: number, number }) });
}

/** The same for each plural, for the element that counts down. */
export const waitForms = (t: Words, locale: Locale, unit: 'seconds' | 'minutes'): string =>
  pluralForms(locale, (count) => t('wait', { time: t(unit, { count, number: '%' }) }));

/** Something kind and true about a verdict on a practice text that was not the right one. */
export function missInWords(t: Words, { given, verdict }: Pick<LessonView, 'given' | 'verdict'>): string {
  if (given === 'YES') return t('lesson.miss.letThrough');
  return t(verdict === 'YES' ? 'lesson.miss.strict' : 'lesson.miss.reason');
}

const FATES = ['posted', 'judged', 'withModerators', 'notPosted', 'takenBack'] as const;

/** What somebody's reviews have done so far, in sentences. Nothing where there is nothing to tell. */
export function thanksInWords(
  t: Words,
  locale: Locale,
  { comments, practice, waived }: ThanksView,
): string[] {
  const reviewed = Object.values(comments).reduce((sum, count) => sum + count, 0);
  return [
    ...(reviewed > 0 ? [fatesInWords(t, locale, comments)] : []),
    ...(practice.judged > 0 ? [practiceInWords(t, practice, reviewed)] : []),
    ...(waived > 0 ? [t('thanks.waived', { count: waived, number: capital(inLetters(t, waived)) })] : []),
  ];
}

/** What has become of comments that somebody reviewed, of which there is one at least. */
export function fatesInWords(t: Words, locale: Locale, comments: ThanksView['comments']): string {
  const reviewed = Object.values(comments).reduce((sum, count) => sum + count, 0);
  const fates = FATES.filter((fate) => comments[fate] > 0);
  const number = inLetters(t, reviewed);
  const [only] = fates;
  if (only && fates.length === 1) return t(`thanks.all.${only}`, { count: reviewed, number });
  const parts = fates.map((fate) => {
    const count = comments[fate];
    return t(`thanks.part.${fate}`, { count, number: inLetters(t, count) });
  });
  return t('thanks.some', { number, list: listed(locale, parts) });
}

function practiceInWords(t: Words, { judged, right }: ThanksView['practice'], others: number): string {
  const outcome = right === judged ? 'all' : right === 0 ? 'none' : 'some';
  const number = inLetters(t, judged);
  const facts = { judged, outcome, right: inLetters(t, right) };
  return others > 0
    ? t('thanks.practiceMore', { ...facts, number: capital(number) })
    : t('thanks.practiceOnly', { ...facts, number });
}

const inLetters = (t: Words, count: number): string => t('thanks.number', { count });
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "one, two and three": in the English of the house there is no comma before the "and". */
const listed = (locale: Locale, parts: string[]): string =>
  new Intl.ListFormat(formattingTag[locale]).format(parts);
