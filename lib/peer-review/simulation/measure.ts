import { longestWaitHours } from '@/lib/comments/pace/rules';
import { assumptions as usual, type Assumptions } from './assumptions';
import { live } from './authors';
import type { Dice } from './chance';
import { meanOf } from './estimate';
import { isHeard } from './judge';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { DAY, HOUR, type Comment, type Person, type ReviewPolicy, type World } from './world';

/** What a publication's comments and reviewers met with: shares of 1, and hours. NaN where there is nothing to take a share of. */
export type Figures = Record<FigureName, number>;
export type FigureName = keyof ReturnType<typeof measure>;

export type Publication = {
  policy: ReviewPolicy;
  members: number;
  days: number;
  /** The first day whose comments are looked at: by then reviewers have records. */
  from?: number;
  dice: Dice;
  /** What differs from the usual. */
  assumptions?: Partial<Assumptions>;
};

/** Days after those that are looked at, in which life goes on, so that the last comments looked at are reviewed like the first. */
const RUN_OUT = 3;

/** One publication from its first day on, and what came of the comments written by the end of day `days`. */
export async function simulate({
  policy,
  members,
  days,
  from = 0,
  dice,
  assumptions,
}: Publication): Promise<Figures> {
  const world = openWorld({ members, policy, dice, assumptions: { ...usual, ...assumptions } });
  live(world, { days: days + RUN_OUT });
  passNights(world, days + RUN_OUT);
  world.agenda.enter(from * DAY, () => countAnew(world));
  await run(world);
  return measure(world, { from, days });
}

function countAnew(world: World): void {
  Object.assign(world, { reviews: 0, calibrations: 0, beyond: { more: 0, volunteer: 0 } });
}

function measure(world: World, { from, days }: { from: number; days: number }) {
  const seen = world.comments.filter(
    ({ inLineAt, writtenAt }) => inLineAt !== null && writtenAt >= from * DAY && writtenAt < days * DAY,
  );
  const good = seen.filter(({ acceptable }) => acceptable);
  const byPeers = seen.filter(({ decision }) => decision?.outcome === 'publish');
  const unread = byPeers.filter(({ audited }) => !audited);
  const lined = world.comments.filter(({ inLineAt }) => inLineAt !== null && inLineAt >= from * DAY).length;
  const posted = seen
    .filter(({ state, audited }) => state === 'PUBLISHED' && !audited)
    .map((c) => ((c.settledAt ?? c.decision!.at) - c.againAt!) / HOUR);
  const seasoned = world.people.filter(({ reviews }) => reviews.length >= SEASONED);
  const seasonedOf = (isSpammer: boolean, is: (person: Person) => boolean) =>
    shareOf(
      seasoned.filter(({ kind }) => (kind === 'spammer') === isSpammer),
      is,
    );
  const isWatched = ({ rung }: Person) => rung.standing !== 'GOOD';
  return {
    comments: seen.length,
    /** Comments that a moderator must read, audits aside; of them those that came because nobody reviewed them in time. */
    moderators: shareOf(seen, isReferred),
    byTime: shareOf(seen, (c) => isReferred(c) && c.decision!.by === 'time'),
    audits: shareOf(seen, ({ audited }) => audited),
    goodReferred: shareOf(good, isReferred),
    unacceptable: shareOf(seen, ({ acceptable }) => !acceptable),
    withdrawn: shareOf(seen, ({ state }) => state === 'WITHDRAWN'),
    publishedByPeers: shareOf(seen, (c) => byPeers.includes(c)),
    /** Of what peers published, what is not acceptable; and how much of it was stated. */
    wrong: shareOf(unread, ({ acceptable }) => !acceptable),
    stated: meanOf(byPeers.map(({ decision }) => 1 - decision!.probability)),
    /** Hours from getting in line, of a revised text for the last time, until readers see it, with a moderator’s time where there is one; audits aside. */
    postedMedian: quantile(posted, 0.5),
    posted90: quantile(posted, 0.9),
    /** Reviews a comment in line, of comments alone and with practice; and those beyond the duty. */
    ofComments: (world.reviews - world.calibrations) / lined,
    reviews: world.reviews / lined,
    more: world.beyond.more / lined,
    volunteered: world.beyond.volunteer / lined,
    waived: shareOf(seen, ({ duty }) => duty.waived > 0),
    /** Of those who have reviewed twenty times, whose verdicts count. */
    spammersHeard: seasonedOf(true, (person) => isHeard(world, person)),
    othersHeard: seasonedOf(false, (person) => isHeard(world, person)),
    /** Of the same, who stand warned or suspended, and who do not (R13). */
    othersWarned: seasonedOf(false, isWatched),
    spammersGood: seasonedOf(true, (person) => !isWatched(person)),
    suspended: shareOf(world.people, ({ rung }) => rung.standing === 'SUSPENDED'),
    expired: world.comments.filter(({ state }) => state === 'EXPIRED').length,
    /** Comments that are stuck, and authors who were given nothing to review: whatever should never be. */
    deadlocks: world.turnedAway + world.comments.filter((comment) => isStuck(world, comment)).length,
  };
}

const SEASONED = 20;

const isReferred = ({ decision, state }: Comment) =>
  decision !== null && decision.outcome !== 'publish' && state !== 'WITHDRAWN';

/** When nothing is left on the agenda, everything has ended; and nothing was in line for longer than it may be. */
function isStuck({ policy }: World, { state, againAt, decision }: Comment): boolean {
  if (!(['PUBLISHED', 'REJECTED', 'EXPIRED', 'WITHDRAWN'] as Comment['state'][]).includes(state)) return true;
  if (againAt === null || decision === null) return false;
  const longest = longestWaitHours(policy, { activeMembers: 1 });
  // A minute is more than rounding makes of a day.
  return decision.at - againAt > longest * HOUR + 1;
}

const shareOf = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / all.length;

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}
