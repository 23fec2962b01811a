import { live } from './authors';
import type { Dice } from './chance';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { DAY, HOUR, type Comment, type ReviewPolicy, type World } from './world';

/** Median, and what nine in ten do not exceed. Null when there is nothing to look at. */
export type Spread = { median: number | null; p90: number | null };

/** What a publication's comments and reviewers met with. Shares are of 1; null where there is nothing to take a share of. */
export type Figures = {
  /** Comments that got in line within the days that are looked at. */
  comments: number;
  /** From getting in line until peers, or the time that it had waited, decided: published or referred. */
  hoursToDecision: Spread;
  /** The same until readers see it or its author hears no: with a moderator's second opinion where there is one. */
  hoursToEnd: Spread;
  /** Reviews of waiting: how many reviews each other comment in line was given, on the average, while one waited for its decision. */
  reviewsOfWaiting: Spread;
  /** Reviews that a comment had when it was decided. */
  reviewsUsed: number | null;
  publishedByPeers: number | null;
  referredByPeers: number | null;
  referredByTime: number | null;
  /** Of what peers published, what is not acceptable; and of what is not acceptable, what they published. */
  wronglyPublished: number | null;
  badPublished: number | null;
  /** Of what is acceptable, what was referred: by peers, who were wrong, and by time, which judges nothing. */
  wronglyReferred: number | null;
  goodReferredByTime: number | null;
  /** Reviews a day, of the members who reviewed at all. */
  reviewerLoad: Spread;
  /** Of all reviews, those on calibration items. */
  calibrationShare: number | null;
  expired: number;
  suspended: number;
  /** Comments that are stuck, and authors who were given nothing to review: whatever should never be. */
  deadlocks: number;
};

export type Publication = { policy: ReviewPolicy; members: number; days: number; dice: Dice };

/** Days after those that are looked at, in which life goes on, so that the last comments looked at are reviewed like the first. */
const RUN_OUT = 2;

/** One publication from its first day on, and what came of the comments of `days` days. */
export async function simulate({ policy, members, days, dice }: Publication): Promise<Figures> {
  const world = openWorld({ members, policy, dice });
  live(world, { days: days + RUN_OUT });
  passNights(world, days + RUN_OUT);
  await run(world);
  return measure(world, days);
}

function measure(world: World, days: number): Figures {
  const seen = world.comments.filter(({ inLineAt }) => inLineAt !== null && inLineAt < days * DAY);
  const [good, bad] = [seen.filter((c) => c.acceptable), seen.filter((c) => !c.acceptable)];
  const published = seen.filter(isDecided('publish', 'peers'));
  const reviewing = world.people.filter(({ reviews }) => reviews.length > 0);
  return {
    comments: seen.length,
    hoursToDecision: spreadOf(seen.map((c) => (c.decision!.at - c.inLineAt!) / HOUR)),
    hoursToEnd: spreadOf(seen.map((c) => ((c.settledAt ?? c.decision!.at) - c.inLineAt!) / HOUR)),
    reviewsOfWaiting: spreadOf(seen.map(({ turns }) => turns)),
    reviewsUsed: meanOf(seen.map(({ reviews }) => reviews.length)),
    publishedByPeers: shareOf(seen, isDecided('publish', 'peers')),
    referredByPeers: shareOf(seen, isDecided('refer', 'peers')),
    referredByTime: shareOf(seen, isDecided('refer', 'time')),
    wronglyPublished: shareOf(published, (c) => !c.acceptable),
    badPublished: shareOf(bad, isDecided('publish', 'peers')),
    wronglyReferred: shareOf(good, isDecided('refer', 'peers')),
    goodReferredByTime: shareOf(good, isDecided('refer', 'time')),
    reviewerLoad: spreadOf(reviewing.map(({ reviews }) => reviews.length / (days + RUN_OUT))),
    calibrationShare: world.reviews === 0 ? null : world.calibrations / world.reviews,
    expired: world.comments.filter(({ state }) => state === 'EXPIRED').length,
    suspended: world.people.filter(({ rung }) => rung.standing === 'SUSPENDED').length,
    deadlocks: world.turnedAway + world.comments.filter((comment) => isStuck(world, comment)).length,
  };
}

const isDecided =
  (outcome: 'publish' | 'refer', by: 'peers' | 'time') =>
  ({ decision }: Comment) =>
    decision?.outcome === outcome && decision.by === by;

/** When nothing is left on the agenda, everything has ended; and nothing was in line for longer than it may be. */
function isStuck({ policy }: World, { state, inLineAt, decision }: Comment): boolean {
  if (state === 'AWAITING_REVIEWS' || state === 'IN_REVIEW' || state === 'REFERRED') return true;
  // A minute is more than rounding makes of a day.
  return inLineAt !== null && decision !== null && decision.at - inLineAt > policy.maxWaitHours * HOUR + 1;
}

const shareOf = <T>(all: readonly T[], is: (one: T) => boolean): number | null =>
  all.length === 0 ? null : all.filter(is).length / all.length;

const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { median: at(0.5), p90: at(0.9) };
}

/** The mean of each figure over several runs, of those in which there is one. Counts add up. */
export function pool(runs: readonly Figures[]): Figures {
  const numbers = (pick: (figures: Figures) => number | null) =>
    runs.flatMap((figures) => pick(figures) ?? []);
  const mean = (key: Keys<number | null>) => meanOf(numbers((figures) => figures[key]));
  const sum = (key: Keys<number>) =>
    numbers((figures) => figures[key]).reduce((total, each) => total + each, 0);
  const spread = (key: Keys<Spread>): Spread => ({
    median: meanOf(numbers((figures) => figures[key].median)),
    p90: meanOf(numbers((figures) => figures[key].p90)),
  });
  return {
    comments: sum('comments'),
    hoursToDecision: spread('hoursToDecision'),
    hoursToEnd: spread('hoursToEnd'),
    reviewsOfWaiting: spread('reviewsOfWaiting'),
    reviewsUsed: mean('reviewsUsed'),
    publishedByPeers: mean('publishedByPeers'),
    referredByPeers: mean('referredByPeers'),
    referredByTime: mean('referredByTime'),
    wronglyPublished: mean('wronglyPublished'),
    badPublished: mean('badPublished'),
    wronglyReferred: mean('wronglyReferred'),
    goodReferredByTime: mean('goodReferredByTime'),
    reviewerLoad: spread('reviewerLoad'),
    calibrationShare: mean('calibrationShare'),
    expired: sum('expired'),
    suspended: sum('suspended'),
    deadlocks: sum('deadlocks'),
  };
}

type Keys<Value> = { [Key in keyof Figures]: Figures[Key] extends Value ? Key : never }[keyof Figures];
