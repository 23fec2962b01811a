import type { AuditedRate, Rate } from '@/lib/peer-review/transparency/schemas';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Say = (
  key: 'tooFew' | 'percent' | 'mean' | 'of' | 'between' | 'seconds' | 'minutes' | 'hours' | 'days',
  values?: Record<string, string | number>,
) => string;

/** Figures in the reader's language. What would rest on too few cases is not told. */
export function figuresIn(say: Say) {
  /** "12 % of 240" */
  const shareInWords = ({ cases, share }: Rate): string =>
    share === null ? say('tooFew') : say('of', { cases, percent: percent(share) });

  /** "12 % of 240", of what was counted; null of nothing. */
  const partInWords = (part: number, all: number): string | null =>
    all === 0 ? null : say('of', { cases: all, percent: percent(part / all) });

  /** "2 % of 140 (between 0.6 % and 5 %)" */
  const rangeInWords = ({ cases, share, low, high }: AuditedRate): string =>
    share === null || low === null || high === null
      ? say('tooFew')
      : say('between', { cases, percent: percent(share), low: percent(low), high: percent(high) });

  const percent = (share: number): string => say('percent', { share: Number((share * 100).toFixed(1)) });

  /** "4.2 (240 comments)" */
  const meanInWords = ({ comments, mean }: { comments: number; mean: number | null }): string =>
    mean === null ? say('tooFew') : say('mean', { mean: rounded(mean), count: comments });

  /** "0.74": no quantity of anything, so the same in every language. */
  const alphaInWords = (alpha: number | null): string => (alpha === null ? say('tooFew') : alpha.toFixed(2));

  /** Seconds in the unit that fits: "42 minutes", "5.5 hours". */
  function durationInWords(seconds: number | undefined): string {
    if (seconds === undefined) return say('tooFew');
    if (seconds < 90) return say('seconds', { count: Math.round(seconds) });
    if (seconds < 90 * MINUTE) return say('minutes', { count: Math.round(seconds / MINUTE) });
    if (seconds < 2 * DAY) return say('hours', { count: rounded(seconds / HOUR) });
    return say('days', { count: rounded(seconds / DAY) });
  }

  return { shareInWords, partInWords, rangeInWords, meanInWords, alphaInWords, durationInWords };
}

export type FiguresInWords = ReturnType<typeof figuresIn>;

const rounded = (count: number): number => Number(count.toFixed(count < 10 ? 1 : 0));
