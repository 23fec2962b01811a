/**
 * From feedback to a warning to no weight, and back (R13). It looks at verdicts whose rightness is known: on calibration items,
 * and on comments that a moderator decided. Pure, like rules.ts.
 */
import type { OwnReason } from '@/lib/platform/reasons';
import type { PolicySettings } from '@/lib/policy/schemas';
import type { ReviewerStanding } from '../schemas';

/** The policy's, with the share of a newcomer's verdicts that is taken to be right: what is expected where nothing else is known. */
export type Ladder = PolicySettings['review']['ladder'] & Pick<PolicySettings['review'], 'accuracy'>;

/** The part of the policy that the ladder goes by. */
export const ladderOf = ({ ladder, accuracy }: PolicySettings['review']): Ladder => ({ ...ladder, accuracy });

/** A verdict whose rightness is known, and when it was given. */
export type KnownOutcome = {
  accepts: boolean;
  right: boolean;
  calibration: boolean;
  at: Date;
  /** How many others judged the very same text, and how many of them rightly. */
  others: number;
  othersRight: number;
};

export type Rung = {
  standing: ReviewerStanding;
  since: Date;
  /** A moderator set it, and not what is known of the reviewer. */
  byModerator: boolean;
};

/** A step on the ladder, with the reason for it. With a fresh start, what was known until now is forgiven. */
export type Move = { to: ReviewerStanding; reason: OwnReason; freshStart: boolean };

/** In what is expected on a text, so many newcomers count beside the others who judged it. */
const NEWCOMERS = 2;
/** So many outcomes that were as expected count beside those that are known: a few say little of anybody. */
const AS_EXPECTED = 4;

const expectedOn = ({ others, othersRight }: KnownOutcome, { accuracy }: Pick<Ladder, 'accuracy'>): number =>
  (othersRight + NEWCOMERS * accuracy) / (others + NEWCOMERS);

/**
 * Of the newest outcomes so many, how many were right, and how many were to be expected of anybody on these very texts: hard cases
 * count for what they are. The share is what it would be on texts that are as hard as any: a newcomer's accuracy, and what the reviewer
 * did better or worse than expected. It is null while there are too few to say.
 */
export function shareRight(
  newestFirst: readonly KnownOutcome[],
  ladder: Pick<Ladder, 'window' | 'least' | 'accuracy'>,
): { known: number; right: number; expected: number; share: number | null } {
  const seen = newestFirst.slice(0, ladder.window);
  const right = seen.filter((outcome) => outcome.right).length;
  const known = seen.length;
  const expected = seen.reduce((sum, outcome) => sum + expectedOn(outcome, ladder), 0);
  const share = ladder.accuracy + (right - expected) / (known + AS_EXPECTED);
  return { known, right, expected, share: known < ladder.least ? null : share };
}

/** As a person is told it. */
export const toTenths = (count: number): number => Math.round(count * 10) / 10;

const factsOf = ({ known, right, expected }: { known: number; right: number; expected: number }) => ({
  known,
  right,
  expected: toTenths(expected),
});

/** The step that follows from what is known, the newest first; null when the reviewer stays where they are. */
export function nextStanding(rung: Rung, newestFirst: readonly KnownOutcome[], ladder: Ladder): Move | null {
  switch (rung.standing) {
    case 'GOOD':
      return fromGood(newestFirst, ladder);
    case 'WARNED':
      return fromWarned(rung, newestFirst, ladder);
    case 'SUSPENDED':
      return fromSuspended(rung, newestFirst, ladder);
  }
}

function fromGood(outcomes: readonly KnownOutcome[], ladder: Ladder): Move | null {
  const { share, ...found } = shareRight(outcomes, ladder);
  if (share === null || share >= ladder.warnBelow) return null;
  return { to: 'WARNED', reason: { code: 'right-of-expected', facts: factsOf(found) }, freshStart: false };
}

function fromWarned(rung: Rung, outcomes: readonly KnownOutcome[], ladder: Ladder): Move | null {
  const { share, ...found } = shareRight(outcomes, ladder);
  const facts = factsOf(found);
  if (share === null) return rung.byModerator ? null : WITHDRAWN;
  if (share >= ladder.warnBelow)
    return { to: 'GOOD', reason: { code: 'right-of-expected', facts }, freshStart: false };
  const since = outcomes.filter(({ at }) => at > rung.since).length;
  if (since < ladder.afterWarning || share >= ladder.suspendBelow) return null;
  const reason = { code: 'right-of-expected-since-warning', facts: { ...facts, since } } as const;
  return { to: 'SUSPENDED', reason, freshStart: false };
}

function fromSuspended(rung: Rung, outcomes: readonly KnownOutcome[], ladder: Ladder): Move | null {
  const passed = outcomes.filter(({ calibration, at }) => calibration && at > rung.since);
  const missed = passed.findIndex(({ right }) => !right);
  const row = missed === -1 ? passed : passed.slice(0, missed);
  // Who accepts everything gets some right in a row as well.
  if (row.length >= ladder.returnAfter && row.some(({ accepts }) => !accepts)) {
    const reason = { code: 'calibration-passed', facts: { count: ladder.returnAfter } } as const;
    return { to: 'GOOD', reason, freshStart: true };
  }
  if (rung.byModerator) return null;
  const grounds = outcomes.filter(({ at }) => at <= rung.since);
  const { share } = shareRight(grounds, ladder);
  return share === null || share >= ladder.suspendBelow ? WITHDRAWN : null;
}

/** A moderator's decision was reversed, or a calibration item taken out of use, and the step had rested on it. */
const WITHDRAWN: Move = {
  to: 'GOOD',
  reason: { code: 'no-longer-wrong', facts: {} },
  freshStart: true,
};

/** Whether a verdict pays a place of its reviewer's duty: until they are back, a suspended one's must be right (R13). */
export const paysDuty = ({ standing, missed }: { standing: ReviewerStanding; missed: boolean }): boolean =>
  standing !== 'SUSPENDED' || !missed;
