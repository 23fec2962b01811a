import { krippendorffAlpha } from './krippendorff';
import type { PeriodView, Rate, TransparencyView } from './schemas';
import type { Counts, PeriodCounts } from './store';

/** Fewer cases than this say nothing in general, and might say something about somebody. */
export const LEAST_CASES = 5;

/** What was counted, as anybody may see it. */
export function toTransparencyView({ at, from, numbers }: Counts): TransparencyView {
  const { inLine, withModerators, last30Days, all } = numbers;
  return {
    at: at.toISOString(),
    inLine,
    withModerators,
    last30Days: toPeriodView(last30Days, from),
    all: toPeriodView(all, null),
  };
}

function toPeriodView(counts: PeriodCounts, from: Date | null): PeriodView {
  const { agreement, referrals, overturned, calibration, timeToPublish, timeInLine, ...volumes } = counts;
  return {
    from: from?.toISOString() ?? null,
    ...volumes,
    timeToPublish: toDuration(timeToPublish),
    timeInLine: toDuration(timeInLine),
    agreement: toAgreement(agreement),
    referrals: toRate(referrals),
    overturned: { referrals: toRate(overturned.referrals), publications: toRate(overturned.publications) },
    // Many verdicts may still be one person's.
    calibration: toRate(calibration, calibration.reviewers),
  };
}

const toRate = ({ cases, found }: { cases: number; found: number }, sources = cases): Rate => ({
  cases,
  share: sources < LEAST_CASES ? null : rounded(found / cases),
});

const toDuration = ({ cases, median, p90 }: PeriodCounts['timeInLine']) =>
  cases < LEAST_CASES || median === null || p90 === null
    ? null
    : { median: Math.round(median), p90: Math.round(p90) };

function toAgreement(distributions: PeriodCounts['agreement']): PeriodView['agreement'] {
  const judged = distributions.filter(({ counts }) => counts.reduce((sum, count) => sum + count, 0) >= 2);
  const comments = judged.reduce((sum, { times }) => sum + times, 0);
  const alpha = comments < LEAST_CASES ? null : krippendorffAlpha(judged);
  return { comments, alpha: alpha === null ? null : rounded(alpha) };
}

const rounded = (share: number) => Number(share.toFixed(4));
