/**
 * From feedback to a warning to no weight, and back (R13). It looks at verdicts whose rightness is known: on calibration items,
 * and on comments that a moderator decided. Pure, like rules.ts.
 */
import type { OwnReason } from '@/lib/platform/reasons';
import type { PolicySettings } from '@/lib/policy/schemas';
import type { ReviewerStanding } from '../schemas';

export type Ladder = PolicySettings['review']['ladder'];

/** A verdict whose rightness is known, and when it was given. */
export type KnownOutcome = { right: boolean; calibration: boolean; at: Date };

export type Rung = {
  standing: ReviewerStanding;
  since: Date;
  /** A moderator set it, and not what is known of the reviewer. */
  byModerator: boolean;
};

/** A step on the ladder, with the reason for it. With a fresh start, what was known until now is forgiven. */
export type Move = { to: ReviewerStanding; reason: OwnReason; freshStart: boolean };

/** Of the newest outcomes so many, how many were right. The share is null while there are too few to say. */
export function shareRight(
  newestFirst: readonly KnownOutcome[],
  { window, least }: Pick<Ladder, 'window' | 'least'>,
): { known: number; right: number; share: number | null } {
  const seen = newestFirst.slice(0, window);
  const right = seen.filter((outcome) => outcome.right).length;
  const known = seen.length;
  return { known, right, share: known < least ? null : right / known };
}

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
  const { share, ...facts } = shareRight(outcomes, ladder);
  if (share === null || share >= ladder.warnBelow) return null;
  return { to: 'WARNED', reason: { code: 'verdicts-right', facts }, freshStart: false };
}

function fromWarned(rung: Rung, outcomes: readonly KnownOutcome[], ladder: Ladder): Move | null {
  const { share, ...facts } = shareRight(outcomes, ladder);
  if (share === null) return rung.byModerator ? null : WITHDRAWN;
  if (share >= ladder.warnBelow)
    return { to: 'GOOD', reason: { code: 'verdicts-right', facts }, freshStart: false };
  const since = outcomes.filter(({ at }) => at > rung.since).length;
  if (since < ladder.afterWarning || share >= ladder.suspendBelow) return null;
  const reason = { code: 'verdicts-right-since-warning', facts: { ...facts, since } } as const;
  return { to: 'SUSPENDED', reason, freshStart: false };
}

function fromSuspended(rung: Rung, outcomes: readonly KnownOutcome[], ladder: Ladder): Move | null {
  const passed = outcomes.filter(({ calibration, at }) => calibration && at > rung.since);
  const newest = passed.slice(0, ladder.returnAfter);
  if (newest.length === ladder.returnAfter && newest.every(({ right }) => right)) {
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
