/** What follows from how busy a site is, and from how many take part. Pure. */
import type { PolicySettings } from '@/lib/policy/schemas';

type ReviewPolicy = PolicySettings['review'];

/** How a site has been going lately. Null where nobody has counted yet. */
export type Pace = {
  /** Members who were given reviews in the last thirty days. */
  activeMembers: number | null;
  /** Batches that began, a day, over the last week. */
  batchesPerDay: number | null;
  /** How long a review takes; null also where it was measured by too few. */
  reviewSeconds: number | null;
};

/** What an author is told of the line by. */
export type Waits = Pick<Pace, 'activeMembers'> & {
  /** Null where nobody has measured it, or by too few cases. */
  medianWaitSeconds: number | null;
};

/** Fewer comments than this say nothing of how long the next one waits. */
export const LEAST_WAITS = 10;

/** Fewer reviews than this say nothing of how long the next one takes. */
export const LEAST_REVIEWS = 10;

export const UNMEASURED: Pace = { activeMembers: null, batchesPerDay: null, reviewSeconds: null };

/** Seconds in which most texts are read and judged, where nobody has measured it. */
const USUAL_REVIEW_SECONDS = 40;

/** Minutes that so many reviews take, no finer than a whole one. */
export const reviewMinutes = (reviews: number, { reviewSeconds }: Pick<Pace, 'reviewSeconds'>): number =>
  Math.max(1, Math.round((reviews * (reviewSeconds ?? USUAL_REVIEW_SECONDS)) / 60));

/** Active members up to whom comments may wait longer for their reviews (R10), and how many times as long. */
const LONGER_WAITS = [
  { upTo: 12, times: 3 },
  { upTo: 50, times: 2 },
];

/** Hours in line after which a comment is referred (R10). */
export function longestWaitHours(
  { maxWaitHours }: Pick<ReviewPolicy, 'maxWaitHours'>,
  { activeMembers }: Pick<Pace, 'activeMembers'>,
): number {
  if (activeMembers === null) return maxWaitHours;
  return maxWaitHours * (LONGER_WAITS.find(({ upTo }) => activeMembers <= upTo)?.times ?? 1);
}

/**
 * The share phi of comments that a member may ever be given (R2): so large that the authors of a day's batches are enough for each
 * comment, and no smaller than the policy's least. A small site has everybody review everything.
 */
export function chanceOf(
  { chance: { batches, least, beyondDuty } }: Pick<ReviewPolicy, 'chance'>,
  { batchesPerDay }: Pick<Pace, 'batchesPerDay'>,
  { beyond }: { beyond: boolean },
): number {
  const share = batchesPerDay ? Math.min(1, Math.max(least, batches / batchesPerDay)) : 1;
  return beyond ? share * beyondDuty : share;
}

const DAY_HOURS = 24;

/** Hours within which a second batch of one member makes a burst (R9): the policy's, or as long as so many batches take. */
export function burstHours(
  { burst: { hours, batches } }: Pick<ReviewPolicy, 'burst'>,
  { batchesPerDay }: Pick<Pace, 'batchesPerDay'>,
): number {
  return batchesPerDay ? Math.min(hours, (batches / batchesPerDay) * DAY_HOURS) : hours;
}

/**
 * How many must accept a comment. In a membership of a few it is never more than there are others than its author; where nobody has reviewed yet, whoever begins
 * now is not counted, and it is as many as in any that is small.
 */
export function acceptsNeeded(
  objected: boolean,
  { quorum, objection, small }: Pick<ReviewPolicy, 'quorum' | 'objection' | 'small'>,
  activeMembers: number | null,
): number {
  const usual = objected ? objection.accepts : quorum.min;
  if (activeMembers === null || activeMembers >= small.below) return usual;
  const most = Math.min(usual, objected ? small.objectedAccepts : small.accepts);
  return activeMembers === 0 ? most : Math.max(1, Math.min(most, activeMembers - 1));
}

/** A comment in line, for its author: how many have read it, how many it takes at least, and how long comments wait here. */
export function standingInLine(
  { reviewCount, activeMembers, medianWaitSeconds }: { reviewCount: number } & Waits,
  policy: Pick<ReviewPolicy, 'quorum' | 'objection' | 'small'>,
): { readBy: number; of: number; medianWaitSeconds: number | null } {
  return { readBy: reviewCount, of: acceptsNeeded(false, policy, activeMembers), medianWaitSeconds };
}
