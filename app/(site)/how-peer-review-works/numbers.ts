import { useTranslations } from 'next-intl';

/** What is counted in the texts of these pages. */
type Counted =
  'comments' | 'reviews' | 'verdicts' | 'objections' | 'members' | 'days' | 'hours' | 'minutes' | 'times';

type Say = (key: 'letters' | 'outOf' | Counted, values: Record<string, string | number>) => string;

/** The numbers of the policy in words, as a text in the reader's language writes them. */
export function numbersIn(say: Say) {
  /** A number as a text writes it: "three", "12". */
  const inLetters = (count: number): string => say('letters', { count, digits: String(count) });

  /** A number of things, or of times: "three reviews", "one day", "twice". */
  const counted = (what: Counted, count: number): string => say(what, { count, n: inLetters(count) });

  /** Every how-many-th something happens that has this chance: 0.1 is one in "ten". */
  const oneIn = (chance: number): string => inLetters(Math.max(1, Math.round(1 / chance)));

  /** A share in the words of everyday: 0.75 is "three out of four", 0.8 "four out of five". */
  function shareInWords(share: number): string {
    const [part, whole] = [4, 5, 10]
      .map((of) => [Math.round(share * of), of] as const)
      .reduce((best, next) =>
        Math.abs(next[0] / next[1] - share) < Math.abs(best[0] / best[1] - share) - 1e-9 ? next : best,
      );
    return say('outOf', { part: inLetters(part), whole: inLetters(whole) });
  }

  return { inLetters, counted, oneIn, shareInWords };
}

/** A share in per cent with no more digits than it needs: 0.955 is 95.5. */
export const inPercent = (share: number): number => Number((share * 100).toFixed(1));

/** For a component: the numbers in words, and a share as "90 %". */
export function useNumbers() {
  const figures = useTranslations('pages.figures');
  const asPercentage = (share: number): string => figures('percent', { share: inPercent(share) });
  return { ...numbersIn(useTranslations('pages.numbers')), asPercentage };
}
