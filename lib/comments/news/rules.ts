/** How far a discussion was when somebody last heard of it: when its newest comment was posted (ms; 0 for none), and how many there were. */
export type Reached = { newestAt: number; count: number };

/**
 * How many comments have been posted since then. Those with a later time of posting, and those that got theirs earlier and
 * became visible afterwards: a time is taken before its transaction commits, and a hidden comment comes back with the old one.
 * Where some were taken away meanwhile it may be fewer than there were, and never more.
 * @param later how many visible ones were posted after `then.newestAt`
 */
export const postedSince = (then: Reached, now: Pick<Reached, 'count'>, later: number): number =>
  Math.max(later, now.count - then.count, 0);
