/** What the site knows of its reviewers, and what follows for a comment: by the rules of lib/peer-review. */
import { decide, isEffective, probabilityWithout, type Decision } from '@/lib/peer-review/decision/decide';
import { priorAfter } from '@/lib/peer-review/reliability/fit-options';
import { ladderOf, nextStanding, type KnownOutcome } from '@/lib/peer-review/reliability/ladder-rules';
import {
  addOutcome,
  ageRecord,
  newcomerPrior,
  ratesOf,
  weightAfter,
  type Rates,
  type TrackRecord,
} from '@/lib/peer-review/reliability/reviewer-rates';
import type { ReviewerStanding } from '@/lib/peer-review/schemas';
import { DAY, toDate, type Comment, type Person, type Review, type World } from './world';

/**
 * What follows from the reviews that a comment has, a suspended reviewer's being none of them; and what it is taken to be without each
 * of them, for the record of who gave it.
 */
export function decideNow(world: World, { reviews }: Comment): Decision & { without: Map<Review, number> } {
  const counting = reviews.filter(({ reviewer }) => reviewer.rung.standing !== 'SUSPENDED');
  const weighed = counting.map(({ reviewer, accepts, burst }) => ({
    accepts,
    burst,
    rates: ratesNow(world, reviewer),
    group: world.groups.get(reviewer.id),
  }));
  const prior = priorAfter(world.fit, world.policy.prior);
  const policy = { ...world.policy, prior };
  return {
    ...decide(weighed, policy, world.pace.activeMembers),
    without: new Map(counting.map((review, n) => [review, probabilityWithout(weighed, weighed[n]!, policy)])),
  };
}

function ratesNow(world: World, reviewer: Person): Rates {
  const { accuracy, reliability } = world.policy;
  return ratesOf(recordNow(world, reviewer), newcomerPrior({ accuracy, strength: reliability.strength }));
}

/** Whether this reviewer's verdicts count in decisions. */
export const isHeard = (world: World, reviewer: Person): boolean =>
  reviewer.rung.standing !== 'SUSPENDED' && isEffective(ratesNow(world, reviewer), world.policy);

/**
 * Counts verdicts by what is now believed of their text, in the place of what was (R9), and moves their reviewers on the ladder
 * where something became known (R13). Returns those who were suspended.
 */
export function learnFrom(
  world: World,
  reviews: readonly Review[],
  now: { believed: (review: Review) => number; settled: boolean },
): Person[] {
  for (const review of reviews) {
    const believed = now.believed(review);
    if (review.believed !== null) count(world, review, review.believed, -1);
    count(world, review, believed, 1);
    Object.assign(review, { believed, settled: now.settled });
  }
  // Once all of them are known, for they are compared with each other.
  return reviews.flatMap(({ reviewer }) =>
    now.settled && climb(world, reviewer) === 'SUSPENDED' ? reviewer : [],
  );
}

function count(world: World, { reviewer, accepts, at }: Review, acceptable: number, sign: 1 | -1) {
  const { halfLifeDays } = world.policy.reliability;
  const weight = sign * weightAfter((world.now - at) / DAY, halfLifeDays);
  reviewer.record = addOutcome(recordNow(world, reviewer), { accepts, acceptable, weight });
  reviewer.recordDay = world.now / DAY;
}

const recordNow = ({ now, policy }: World, { record, recordDay }: Person): TrackRecord =>
  ageRecord(record, weightAfter(now / DAY - recordDay, policy.reliability.halfLifeDays));

/** Returns where the reviewer came to stand; null when they stay where they are. */
function climb({ policy, now }: World, person: Person): ReviewerStanding | null {
  const move = nextStanding(person.rung, knownOutcomes(person), ladderOf(policy));
  if (!move) return null;
  person.rung = { standing: move.to, since: toDate(now), byModerator: false };
  if (move.freshStart) person.ladderSince = now;
  return move.to;
}

/** The newest first. */
const knownOutcomes = ({ reviews, ladderSince }: Person): KnownOutcome[] =>
  reviews
    .filter(({ settled, at }) => settled && at > ladderSince)
    .map((review) => ({
      accepts: review.accepts,
      right: isRight(review),
      calibration: review.item !== null,
      at: toDate(review.at),
      ...othersOn(review),
    }))
    .reverse();

const isRight = ({ accepts, believed }: Review) => accepts === (believed === 1);

/** The others whose verdicts on the same text are known to be right or not. */
function othersOn(review: Review): Pick<KnownOutcome, 'others' | 'othersRight'> {
  const { item, comment } = review;
  if (item) return { others: item.uses - 1, othersRight: item.passes - Number(isRight(review)) };
  const others = comment!.reviews.filter((other) => other.settled && other !== review);
  return { others: others.length, othersRight: others.filter(isRight).length };
}
