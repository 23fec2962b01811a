import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { queuedSince } from './rules';
import { countWaiting } from './store';

/** Where counting stops. */
const MOST = 100;

/** From so many on, volunteers are invited: fewer find their reviewers anyway. */
const INVITED_FROM = 3;

/** The same where it is enough to invite volunteers, with how long these have waited; null else. */
export async function inviteVolunteer(asking: {
  viewer: Pick<Viewer, 'id'>;
  context?: Context;
}): Promise<{ count: number; number: string; hours: number } | null> {
  const [count, { review }] = await Promise.all([countWaitingLong(asking), currentPolicy()]);
  if (count < INVITED_FROM) return null;
  return { count, number: numberInWords(count), hours: review.volunteers.afterHours };
}

/** A number of comments that wait, as a page says it. */
export const numberInWords = (count: number): string => (count < MOST ? String(count) : `${MOST - 1}+`);

/**
 * How many comments by others are in the volunteers' queue, up to 100: what the viewer may be given of them is found when they ask.
 * One look at an index: it is asked for with every page of a member's.
 */
export async function countWaitingLong({
  viewer,
  context = systemContext,
}: {
  viewer: Pick<Viewer, 'id'>;
  context?: Context;
}): Promise<number> {
  const { review } = await currentPolicy();
  return countWaiting(database(), {
    memberId: viewer.id,
    before: queuedSince(context.now(), review),
    max: review.quorum.max,
    most: MOST,
  });
}
