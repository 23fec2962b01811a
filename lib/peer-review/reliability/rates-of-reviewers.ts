import type { SqlTx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import type { Policy } from '@/lib/policy/schemas';
import type { ReviewerStanding, Verdict } from '../schemas';
import {
  ageRecord,
  newcomerPrior,
  ratesOf,
  weightAfter,
  type Rates,
  type TrackRecord,
  type Review,
} from './reviewer-rates';
import { findBelieved, findCorrelated, findVerdicts } from './store';

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
  const { accuracy, reliability } = policy.review;
  const prior = newcomerPrior({ accuracy, strength: reliability.strength });
  const rows = await findBelieved(db, memberIds, at);
  const counting = rows.filter((row) => !row.sanctioned && row.standing !== 'SUSPENDED');
  const groups = reliability.correlatedCountAsOne
    ? await groupsAmong(
        db,
        counting.map(({ memberId }) => memberId),
      )
    : new Map<string, string>();
  return new Map(
    rows.map((row) => {
      const record = recordAt(row, { at, halfLifeDays: reliability.halfLifeDays });
      const { memberId, standing } = row;
      const counts = counting.includes(row);
      return [
        memberId,
        { record, rates: ratesOf(record, prior), standing, counts, group: groups.get(memberId) },
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

async function groupsAmong(db: SqlTx, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length < 2) return new Map();
  const pairs = await findCorrelated(db, memberIds);
  return connected(pairs.map(({ firstId, secondId }) => [firstId, secondId]));
}

/** Of everybody who is in a pair, the group: all who are connected by pairs are in one. */
export function connected(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [a, b] of pairs) {
    const [into, from] = [groups.get(a) ?? a, groups.get(b) ?? b];
    groups.set(a, into).set(b, into);
    for (const [member, group] of groups) if (group === from) groups.set(member, into);
  }
  return groups;
}

export type WeighedReview = Review & { reviewerId: string; verdict: Verdict };

/**
 * The valid reviews of a comment's newest text with what their reviewers are worth now (R9). Those of a reviewer whom a sanction
 * or the ladder keeps from counting are left out (R12, R13), also where they have not been voided yet.
 */
export async function weighReviews(
  db: SqlTx,
  { id, revision }: { id: string; revision: number },
  { policy, at }: { policy: Policy; at: Date },
): Promise<WeighedReview[]> {
  const given = await findVerdicts(db, id, revision);
  const reviewers = await ratesOfReviewers(
    db,
    given.map(({ reviewerId }) => reviewerId),
    { policy, at },
  );
  return given.flatMap(({ reviewerId, verdict }) => {
    const reviewer = reviewers.get(reviewerId);
    if (!reviewer?.counts) return [];
    const { rates, group } = reviewer;
    return { reviewerId, verdict, accepts: verdict === 'YES', rates, group };
  });
}
