import type { SqlTx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import type { Policy } from '@/lib/policy/schemas';
import { recordAt } from './rates-of-reviewers';
import { addOutcome, newcomerPrior, weightAfter, type TrackRecord, type Verdicts } from './reviewer-rates';
import { lockRecords, saveBeliefs, saveRecords, type ReviewerRow, findKnownOutcomes } from './store';
import { ladderOf, nextStanding } from './ladder-rules';
import { moveStanding } from './move-standing';

/** What is believed of what a review was about, as its locked row has it and as it is to be. */
export type BeliefChange = {
  id: string;
  reviewerId: string;
  accepts: boolean;
  givenAt: Date;
  /** Probability of being acceptable; null while nothing is believed. */
  before: { believed: number | null; settled: boolean };
  after: { believed: number | null; settled: boolean };
};

/**
 * Stores what is believed of the texts that were reviewed, and moves the records of their reviewers by the difference:
 * what was counted is taken back, and what is counted now takes its place (R9). So a record is at any time the sum over its
 * reviewer's reviews, whatever was learnt in which order. Where something became known, the reviewer may move on the ladder
 * (R13), at the present moment, whenever it was that the fact came about. The rows of the reviews must be locked.
 */
export async function setBeliefs(
  tx: SqlTx,
  changes: readonly BeliefChange[],
  {
    policy,
    at,
    now,
  }: {
    policy: Policy;
    /** When it became known: the record is as of then. */
    at: Date;
    /** What is given from now on is given after the step on the ladder. */
    now: Date;
  },
): Promise<void> {
  const real = changes.filter(isChange);
  if (real.length === 0) return;
  await saveBeliefs(
    tx,
    real.map(({ id, after }) => ({ id, ...after })),
  );
  const rows = await lockRecords(tx, [...new Set(real.map(({ reviewerId }) => reviewerId))]);
  const { halfLifeDays } = policy.review.reliability;
  const moved = rows.map((row) => moveRecord(row, real, { at, halfLifeDays }));
  const { accuracy, reliability } = policy.review;
  await saveRecords(tx, moved, newcomerPrior({ accuracy, strength: reliability.strength }));
  for (const row of rows) {
    const own = real.filter(({ reviewerId }) => reviewerId === row.memberId);
    if (own.some(({ before, after }) => before.settled || after.settled))
      await climbLadder(tx, row, { policy, at: now });
  }
}

const isChange = ({ before, after }: BeliefChange) =>
  before.believed !== after.believed || before.settled !== after.settled;

/** The record with its reviewer's share of the changes, as of the later of `at` and what it was as of. */
function moveRecord(
  row: ReviewerRow,
  changes: readonly BeliefChange[],
  { at, halfLifeDays }: { at: Date; halfLifeDays: number },
) {
  const asOf = at > row.asOf ? at : row.asOf;
  let record = recordAt(row, { at: asOf, halfLifeDays });
  for (const { reviewerId, accepts, givenAt, before, after } of changes) {
    if (reviewerId !== row.memberId) continue;
    const weight = weightAfter(Math.max(0, asOf.getTime() - givenAt.getTime()) / DAY_MS, halfLifeDays);
    if (before.believed !== null)
      record = addOutcome(record, { accepts, acceptable: before.believed, weight: -weight });
    if (after.believed !== null) record = addOutcome(record, { accepts, acceptable: after.believed, weight });
  }
  return { memberId: row.memberId, record: withoutDebt(record), asOf };
}

/** Taking back leaves nothing below zero but rounding, and what another half-life had weighed otherwise until the next night. */
function withoutDebt({ onAcceptable, onUnacceptable }: TrackRecord): TrackRecord {
  const floor = ({ right, wrong }: Verdicts) => ({ right: Math.max(0, right), wrong: Math.max(0, wrong) });
  return { onAcceptable: floor(onAcceptable), onUnacceptable: floor(onUnacceptable) };
}

/** Moves a reviewer, whose record is locked, up or down the ladder if what is known of them by now says so (R13). */
export async function climbLadder(
  tx: SqlTx,
  row: ReviewerRow,
  { policy, at }: { policy: Policy; at: Date },
): Promise<void> {
  const ladder = ladderOf(policy.review);
  const enough = Math.max(ladder.window, ladder.afterWarning, ladder.returnAfter);
  const outcomes = await findKnownOutcomes(tx, row, enough);
  const { standing, standingSince, byModerator } = row;
  const move = nextStanding({ standing, since: standingSince, byModerator }, outcomes, ladder);
  if (!move) return;
  await moveStanding(tx, { memberId: row.memberId, at, byId: null, ...move });
}
