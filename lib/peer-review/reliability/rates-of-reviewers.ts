import type { SqlTx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import type { Policy } from '@/lib/policy/schemas';
import type { ReviewerStanding, Verdict } from '../schemas';
import { connected } from './connected';
import {
  ageRecord,
  newcomerPrior,
  ratesOf,
  weightAfter,
  type Rates,
  type TrackRecord,
  type Review,
} from './reviewer-rates';
import {
  findBelieved,
  findCorrelated,
  findCorrelatedOn,
  findVerdicts,
  type BelievedRow,
  type CorrelatedPair,
} from './store';

/** How far a reviewer is believed at a moment. */
export type BelievedReviewer = {
  /** Their record with each verdict's weight as of that moment. */
  record: TrackRecord;
  rates: Rates;
  standing: ReviewerStanding;
  /** They take part in decisions: no sanction is in force, and they are not suspended (R12, R13). */
  counts: boolean;
  /** Those who share it agree far above chance, and are counted as one where the policy says so. */
  group: string | undefined;
};

/** What each of these reviewers is believed to be worth, by id. Who is not a member is not among them. */
export async function ratesOfReviewers(
  db: SqlTx,
  memberIds: readonly string[],
  { policy, at }: { policy: Policy; at: Date },
): Promise<Map<string, BelievedReviewer>> {
  const [rows, pairs] = await Promise.all([
    findBelieved(db, memberIds, at),
    countsAsOne(policy) && memberIds.length > 1 ? findCorrelated(db, memberIds) : [],
  ]);
  return believe(rows, { pairs, policy, at });
}

const countsAsOne = ({ review }: Policy) => review.reliability.correlatedCountAsOne;

/** The same of what was read of them, those who take no part being in nobody's group. */
function believe(
  rows: readonly BelievedRow[],
  { pairs, policy, at }: { pairs: readonly CorrelatedPair[]; policy: Policy; at: Date },
): Map<string, BelievedReviewer> {
  const { accuracy, reliability } = policy.review;
  const prior = newcomerPrior({ accuracy, strength: reliability.strength });
  const counting = new Set(
    rows.flatMap((row) => (row.sanctioned || row.standing === 'SUSPENDED' ? [] : row.memberId)),
  );
  const groups = connected(
    pairs.flatMap(({ firstId, secondId }) =>
      counting.has(firstId) && counting.has(secondId) ? [[firstId, secondId] as const] : [],
    ),
  );
  return new Map(
    rows.map((row) => {
      const record = recordAt(row, { at, halfLifeDays: reliability.halfLifeDays });
      const { memberId, standing } = row;
      const group = groups.get(memberId);
      return [
        memberId,
        { record, rates: ratesOf(record, prior), standing, counts: counting.has(memberId), group },
      ];
    }),
  );
}

/** How much better than chance a reviewer must be for calibration items to be judged by them. Newcomers are believed to be. */
const CLEARLY_BETTER = 0.25;

/** In good standing, and believed to be clearly better than chance. */
export const isReliable = (reviewer: BelievedReviewer | undefined): boolean =>
  reviewer !== undefined &&
  reviewer.counts &&
  reviewer.standing === 'GOOD' &&
  reviewer.rates.sensitivity + reviewer.rates.specificity - 1 >= CLEARLY_BETTER;

/** A record as it counts at a moment; never younger than it was written. */
export function recordAt(
  { record, asOf }: { record: TrackRecord; asOf: Date },
  { at, halfLifeDays }: { at: Date; halfLifeDays: number },
): TrackRecord {
  const days = (at.getTime() - asOf.getTime()) / DAY_MS;
  return days > 0 ? ageRecord(record, weightAfter(days, halfLifeDays)) : record;
}

export type WeighedReview = Review & { reviewerId: string; verdict: Verdict; burst: boolean };

/**
 * The valid reviews of a comment's newest text with what their reviewers are worth now (R9). Those of a reviewer whom a sanction
 * or the ladder keeps from counting are left out (R12, R13), also where they have not been voided yet; and those of `without`, as if
 * they had been sanctioned.
 */
export async function weighReviews(
  db: SqlTx,
  text: { id: string; revision: number },
  { policy, at, without }: { policy: Policy; at: Date; without?: string },
): Promise<WeighedReview[]> {
  const [found, pairs] = await Promise.all([
    findVerdicts(db, text, at),
    countsAsOne(policy) ? findCorrelatedOn(db, text) : [],
  ]);
  const given = found.map((row) => (row.memberId === without ? { ...row, sanctioned: true } : row));
  const reviewers = believe(given, { pairs, policy, at });
  return given.flatMap(({ memberId: reviewerId, verdict, burst }) => {
    const reviewer = reviewers.get(reviewerId);
    if (!reviewer?.counts) return [];
    const { rates, group } = reviewer;
    return { reviewerId, verdict, burst, accepts: verdict === 'YES', rates, group };
  });
}
