/** What the site does with a verdict and with a comment in line, by the product's own rules. */
import { between, happens } from './chance';
import { decideNow, learnFrom } from './judge';
import { end, owed } from './batch';
import {
  DAY,
  HOUR,
  type Comment,
  type Decision,
  type Lease,
  type Person,
  type Review,
  type World,
} from './world';

/** Takes a verdict: it pays a part of the duty, counts for the comment, and may decide it (R1, R9). */
export function recordReview(world: World, lease: Lease, accepts: boolean): void {
  const { reviewer, own, comment, item } = lease;
  const review: Review = { reviewer, comment, item, accepts, at: world.now, believed: null, settled: false };
  end(lease, 'DONE');
  reviewer.reviews.push(review);
  world.reviews += 1;
  const isSuspended = reviewer.rung.standing === 'SUSPENDED';
  if (item) {
    world.calibrations += 1;
    learn(world, [review], { believed: item.acceptable ? 1 : 0, settled: true });
  }
  // Of a suspended reviewer only calibration that is passed pays the duty (R13).
  if (!isSuspended || item?.acceptable === accepts) own.duty.done += 1;
  if (comment?.state === 'IN_REVIEW') {
    countWaiting(world, comment);
    comment.reviews.push(review);
    decide(world, comment);
  }
  if (owed(own) === 0) lineUp(world, own);
}

function countWaiting({ inLine }: World, reviewed: Comment) {
  for (const waiting of inLine) {
    if (waiting === reviewed) continue;
    waiting.elsewhere += 1;
    waiting.turns += 1 / (inLine.size - 1);
  }
}

/** The duty is done: the comment gets in line, and is referred when it has waited there too long (R10). */
export function lineUp(world: World, comment: Comment): void {
  if (comment.state !== 'AWAITING_REVIEWS') return;
  comment.state = 'IN_REVIEW';
  comment.inLineAt = world.now;
  world.inLine.add(comment);
  world.agenda.enter(world.now + world.policy.maxWaitHours * HOUR, () => {
    if (comment.state !== 'IN_REVIEW') return;
    const { probability } = decideNow(world, comment);
    conclude(world, comment, { at: world.now, by: 'time', outcome: 'refer', probability });
  });
  world.onLineUp(comment);
}

function decide(world: World, comment: Comment) {
  const { outcome, probability } = decideNow(world, comment);
  if (outcome !== 'continue') conclude(world, comment, { at: world.now, by: 'peers', outcome, probability });
}

function conclude(world: World, comment: Comment, decision: Decision) {
  comment.decision = decision;
  world.inLine.delete(comment);
  comment.state = decision.outcome === 'publish' ? 'PUBLISHED' : 'REFERRED';
  if (decision.by === 'peers')
    learn(world, comment.reviews, { believed: decision.probability, settled: false });
  if (decision.outcome === 'refer') world.agenda.enter(deskOpens(world), () => settle(world, comment));
}

/** A moment of the next day's office hours. */
const deskOpens = ({ now, dice, assumptions: { moderatorHours } }: World) =>
  (Math.floor(now / DAY) + 1) * DAY + HOUR * between(dice, ...moderatorHours);

function settle(world: World, comment: Comment) {
  const isRight = happens(world.dice, world.assumptions.moderatorAccuracy);
  const accepted = comment.acceptable === isRight;
  comment.state = accepted ? 'PUBLISHED' : 'REJECTED';
  comment.settledAt = world.now;
  learn(world, comment.reviews, { believed: accepted ? 1 : 0, settled: true });
}

function learn(world: World, reviews: readonly Review[], now: { believed: number; settled: boolean }) {
  for (const suspended of learnFrom(world, reviews, now)) voidUndecided(world, suspended);
}

/** Their verdicts on what is undecided are void, and what they were leased goes back to the pool. */
function voidUndecided(world: World, suspended: Person) {
  for (const { leases } of suspended.own.map(({ duty }) => duty))
    for (const lease of leases) if (lease.comment && lease.state === 'OPEN') end(lease, 'CLOSED');
  for (const comment of world.inLine) {
    const valid = comment.reviews.filter(({ reviewer }) => reviewer !== suspended);
    if (valid.length === comment.reviews.length) continue;
    comment.reviews = valid;
    decide(world, comment);
  }
}
