import type { Db } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { ladderOf, shareRight, toTenths } from '../reliability/ladder-rules';
import { recordAt } from '../reliability/rates-of-reviewers';
import { boundsOf, newcomerPrior, ratesOf } from '../reliability/reviewer-rates';
import { findBelieved, findKnownOutcomes } from '../reliability/store';
import type { ReviewerRecordView } from './schemas';
import { countReviewsBy, findStandingRow } from './store';
import { toRate } from './views';
import { nextStep } from './next-step';

/** The intervals hold the rates with this probability. */
const CONFIDENCE = 0.9;

const NEWCOMER = { standing: 'GOOD', ladderSince: new Date(0), standingSince: new Date(0) } as const;

/** What is known of a member as a reviewer, as of a moment; of somebody who has never reviewed, what a newcomer is taken for. */
export async function summariseRecord(
  db: Db,
  memberId: string,
  { policy: { review }, at }: { policy: Policy; at: Date },
): Promise<ReviewerRecordView> {
  const [row, [believed], given] = await Promise.all([
    findStandingRow(db, memberId),
    findBelieved(db, [memberId], at),
    countReviewsBy(db, memberId),
  ]);
  if (!believed) throw new Error(`no member ${memberId}`);
  const rung = row ?? NEWCOMER;
  const { accuracy, reliability } = review;
  const ladder = ladderOf(review);
  const outcomes = await findKnownOutcomes(
    db,
    { memberId, ...rung },
    Math.max(ladder.window, ladder.returnAfter),
  );
  const record = recordAt(believed, { at, halfLifeDays: reliability.halfLifeDays });
  const prior = newcomerPrior({ accuracy, strength: reliability.strength });
  const rates = ratesOf(record, prior);
  const bounds = boundsOf(record, prior, CONFIDENCE);
  const { right, known, expected } = shareRight(outcomes, ladder);
  const newest = outcomes.slice(0, ladder.window);
  const since = row?.reason ? row.standingSince.toISOString() : null;
  return {
    standing: rung.standing,
    since,
    reason: row?.reason ?? null,
    known: {
      right,
      of: known,
      expected: toTenths(expected),
      accepted: count(
        newest.filter(({ acceptable }) => acceptable),
        ({ accepts }) => accepts,
      ),
      objected: count(
        newest.filter(({ acceptable }) => !acceptable),
        ({ accepts }) => !accepts,
      ),
    },
    toImprove: nextStep(
      { standing: rung.standing, since: rung.standingSince, byModerator: row?.byModerator ?? false },
      outcomes,
      ladder,
    ),
    accepts: toRate(rates.sensitivity, bounds.sensitivity, record.onAcceptable),
    objects: toRate(rates.specificity, bounds.specificity, record.onUnacceptable),
    given,
  };
}

const count = <T>(all: readonly T[], is: (one: T) => boolean) => ({
  right: all.filter(is).length,
  of: all.length,
});
