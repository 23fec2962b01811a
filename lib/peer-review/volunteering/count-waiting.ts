import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { chanceOf } from '@/lib/comments/pace/rules';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { queuedSince } from './rules';
import { findWaiting } from './store';

/** So many of the oldest are looked at: it is looked with every page of a member's, and more than these are many. */
const LOOKED_AT = 40;

/** From so many on, volunteers are invited: fewer find their reviewers anyway. */
const INVITED_FROM = 3;

/** Comments that a member could be given, and how a page says how many: "12+" where more were there to look at. */
export type WaitingCount = { count: number; number: string };

/** The same where it is enough to invite volunteers, with how long these have waited; null else. */
export async function inviteVolunteer(asking: {
  viewer: Pick<Viewer, 'id'>;
  context?: Context;
}): Promise<(WaitingCount & { hours: number }) | null> {
  const [waiting, { review }] = await Promise.all([countWaitingLong(asking), currentPolicy()]);
  return waiting.count < INVITED_FROM ? null : { ...waiting, hours: review.volunteers.afterHours };
}

/**
 * How many comments of the volunteers' queue the viewer could be given: by others, none that they know already, and such as their coin
 * lets them ever have (R2). One look at an index: it is asked for with every page of a member's.
 */
export async function countWaitingLong({
  viewer,
  context = systemContext,
}: {
  viewer: Pick<Viewer, 'id'>;
  context?: Context;
}): Promise<WaitingCount> {
  const { review } = await currentPolicy();
  const found = await findWaiting(database(), {
    memberId: viewer.id,
    before: queuedSince(context.now(), review),
    max: review.quorum.max,
    most: LOOKED_AT,
  });
  if (!found) return { count: 0, number: '0' };
  const { coins, pace, isStaff } = found;
  const chance = chanceOf(review, pace, { beyond: !isStaff });
  const count = coins.filter((coin) => coin < chance).length;
  return { count, number: coins.length < LOOKED_AT ? String(count) : `${count}+` };
}
