import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import type { AuditedRate, TransparencyView, PeriodView, Rate } from './schemas';
import {
  findCounts,
  type Counts,
  countPeriod,
  countWaiting,
  keepCounts,
  type Period,
  type PeriodCounts,
} from './store';
import { findAudited } from '../blind-audits/store';
import { LEAST_AUDITS } from '../blind-audits/read-odds';
import { isError, isUnconfirmed, weightsOf, type Audited } from '../blind-audits/rules';
import { betaInterval } from '../reliability/reviewer-rates';
import { krippendorffAlpha } from './krippendorff';

/**
 * How peer review has done, in numbers, as a job counted them within the hour: for anybody. None of them says anything about one
 * person. Where the job is behind they are as old as they say, and null before the first time: nobody's request looks at every comment
 * there is.
 */
export async function readTransparency(): Promise<TransparencyView | null> {
  const kept = await findWhole();
  return kept && toTransparencyView(kept);
}

/** What blind audits found, as it was counted last; null before the first time. */
export async function readAudits(): Promise<Record<'last30Days' | 'all', AuditedRate> | null> {
  const kept = await findWhole();
  return (
    kept && {
      last30Days: toAuditedRate(kept.numbers.last30Days.audits),
      all: toAuditedRate(kept.numbers.all.audits),
    }
  );
}

/** What was counted last; null where that was never, or by a worker of an older version, which knew less. */
async function findWhole(): Promise<Counts | null> {
  const kept = await findCounts(database());
  return kept && 'audits' in kept.numbers.all && 'reviewsOfDecided' in kept.numbers.all ? kept : null;
}

/** Whether there is a count to read, so that nobody has to wait for the next hour's. */
export const isCounted = async (): Promise<boolean> => (await findWhole()) !== null;

const BEGINNING = new Date(0);

/**
 * Counts what the transparency page tells, for whoever asks within the next hour: it looks at every comment there is, so
 * nobody should wait for it. Returns what was counted.
 */
export async function summarisePeerReview({
  context = systemContext,
}: { context?: Context } = {}): Promise<Counts> {
  const at = context.now();
  const from = new Date(at.getTime() - 30 * DAY_MS);
  const numbers = {
    ...(await countWaiting(database())),
    last30Days: await countAll({ from, at }),
    all: await countAll({ from: BEGINNING, at }),
  };
  const counts = { at, from, numbers };
  await transaction((tx) => keepCounts(tx, counts));
  return counts;
}

async function countAll(period: Period): Promise<PeriodCounts> {
  const since = { since: period.from, wouldPublish: true };
  const audited = await findAudited(database(), since);
  const weights = weightsOf(audited);
  const sumOf = (counts: (audit: Audited) => boolean) =>
    weights.reduce((sum, weight, n) => sum + (counts(audited[n]!) ? weight : 0), 0);
  const found = { effective: sumOf(() => true), wrong: sumOf(isError), open: sumOf(isUnconfirmed) };
  return { ...(await countPeriod(database(), period)), audits: { cases: audited.length, ...found } };
}

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
  const { agreement, referrals, overturned, calibration, audits, timeToPublish, timeInLine } = counts;
  const { submitted, published, held, referred, rejected, removed, expired } = counts;
  const { texts, reviews } = counts.reviewsOfDecided;
  return {
    from: from?.toISOString() ?? null,
    submitted,
    published,
    held,
    referred,
    rejected,
    removed,
    expired,
    timeToPublish: toDuration(timeToPublish),
    timeInLine: toDuration(timeInLine),
    agreement: toAgreement(agreement),
    referrals: toRate(referrals),
    overturned: { referrals: toRate(overturned.referrals), publications: toRate(overturned.publications) },
    audits: toAuditedRate(audits),
    // Many verdicts may still be one person's.
    calibration: toRate(calibration, calibration.reviewers),
    withoutModerator: toRate(counts.withoutModerator),
    reviewsPerComment: { comments: texts, mean: texts < LEAST_CASES ? null : rounded(reviews / texts) },
    volunteers: counts.volunteered,
  };
}

const toRate = ({ cases, found }: { cases: number; found: number }, sources = cases): Rate => ({
  cases,
  share: sources < LEAST_CASES ? null : rounded(found / cases),
});

/** With the interval of Jeffreys. An error counts once it is confirmed; what is open may all be errors, so its upper end has them. */
function toAuditedRate({ cases, effective, wrong, open }: PeriodCounts['audits']): AuditedRate {
  if (cases < LEAST_AUDITS) return { cases, share: null, low: null, high: null };
  const rangeOf = (found: number) =>
    betaInterval({ right: found + 0.5, wrong: effective - found + 0.5 }, 0.95);
  const [low, high] = [rangeOf(wrong).lower, rangeOf(wrong + open).upper];
  return { cases, share: rounded(wrong / effective), low: rounded(low), high: rounded(high) };
}

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
