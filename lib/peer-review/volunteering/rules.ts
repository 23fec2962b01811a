import { HOUR_MS } from '@/lib/platform/durations';
import type { PolicySettings } from '@/lib/policy/schemas';
import { beginsInBurst, isShortlyBefore } from '../assignment/rules';
import type { VolunteerView } from '../schemas';
import type { Volunteer } from './store';

type ReviewPolicy = PolicySettings['review'];

/** Comments that got in line then, or before, are in the volunteers' queue (R1). */
export const queuedSince = (at: Date, { volunteers }: Pick<ReviewPolicy, 'volunteers'>): Date =>
  new Date(at.getTime() - volunteers.afterHours * HOUR_MS);

/** Reviews that a member may still volunteer: today from the queue, or after the duty that they have done. */
export function volunteeringLeft(
  { doneToday, after }: Pick<Volunteer, 'doneToday' | 'after'>,
  { more, perDay }: Pick<ReviewPolicy['volunteers'], 'more' | 'perDay'>,
): number {
  return Math.max(0, after ? more - after.done : perDay - doneToday);
}

/**
 * Why a member is given nothing beyond their duty; null where they may be given something. After a duty they are asked only while
 * its comment is in review, and the first time only where many lack reviews.
 */
export function reasonForNone(
  { standing, after, lacking, ...rest }: Volunteer,
  { volunteers }: Pick<ReviewPolicy, 'volunteers'>,
): VolunteerView['none'] {
  if (standing === 'SUSPENDED') return 'SUSPENDED';
  if (volunteeringLeft({ after, ...rest }, volunteers) === 0) return 'ENOUGH';
  if (!after) return null;
  const isAsked = after.done > 0 || lacking >= volunteers.moreFrom;
  return isAsked && after.state === 'IN_REVIEW' ? null : 'NOTHING_WAITS';
}

/**
 * Whether a volunteered review comes in a burst (R9): after a duty as that came, else shortly after a batch for a comment or after
 * more than one that was volunteered; in either case when it takes the place of one that was passed on.
 */
export function isVolunteeredInBurst(
  { after, passedOnAt, ...lately }: Volunteer,
  policy: Pick<ReviewPolicy, 'burst'>,
  at: Date,
): boolean {
  if (isShortlyBefore(at, lately, policy)(passedOnAt)) return true;
  return after ? after.inBurst : beginsInBurst(lately, policy, at);
}
