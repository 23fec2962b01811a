/** For how long a task is good, in minutes, whether it was begun or not. */
export const WORK_MINUTES = 15;

/** Times that a browser derives a key until it finds the one that is looked for: somewhere between these. */
export const ROUNDS = { least: 150, most: 350 };

/** What each round costs after the shortest wait, in iterations of PBKDF2: all of them take a second or so. */
const FIRST_COST = 10_000;
const MOST_COST = 90_000;

/**
 * What a round costs whoever would have to wait for so many seconds: each time that the wait doubles, as much again as at first. It is always
 * less than the wait on any device that reads pages.
 */
export const costOf = (waitSeconds: number): number =>
  Math.min(MOST_COST, Math.round(FIRST_COST * (1 + Math.log2(Math.max(1, waitSeconds / 5)))));
