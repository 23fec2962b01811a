/** What the site does with a verdict and with a comment in line, by the product's own rules. */
import { longestWaitHours } from '@/lib/comments/pace/rules';
import { between, happens } from './chance';
import { end, owed } from './batch';
import { decideNow, learnFrom } from './judge';
import { backAt } from './people';
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
  const { duty, comment, item } = lease;
  const { reviewer, own } = duty;
  const made = { at: world.now, burst: lease.inBurst || duty.skips > 0, believed: null, settled: false };
  const review: Review = { reviewer, comment, item, accepts, ...made };
  end(lease, 'DONE');
  reviewer.reviews.push(review);
  world.reviews += 1;
  if (duty.kind !== 'duty') world.beyond[duty.kind] += 1;
  const isSuspended = reviewer.rung.standing === 'SUSPENDED';
  if (item) {
    world.calibrations += 1;
    item.uses += 1;
    if (item.acceptable === accepts) item.passes += 1;
    learn(world, [review], { believed: () => (item.acceptable ? 1 : 0), settled: true });
  }
  // Of a suspended reviewer only calibration that is passed pays the duty (R13).
  if (!isSuspended || item?.acceptable === accepts) duty.done += 1;
  if (comment?.state === 'IN_REVIEW' && comment.rounds === lease.round) {
    comment.reviews.push(review);
    decide(world, comment);
  }
  if (own && duty.kind === 'duty' && owed(duty) === 0) lineUp(world, own);
}

/** The duty is done: the comment gets in line, and is referred when it has waited there too long (R10). */
export function lineUp(world: World, comment: Comment): void {
  if (comment.state !== 'AWAITING_REVIEWS') return;
  const since = world.now;
  comment.state = 'IN_REVIEW';
  comment.inLineAt ??= since;
  comment.againAt = since;
  world.inLine.add(comment);
  waitNoLonger(world, comment, since);
  world.onLineUp(comment);
}

/** The product looks every few minutes, by the pace as it is then. */
function waitNoLonger(world: World, comment: Comment, since: number) {
  const until = () => since + longestWaitHours(world.policy, world.pace) * HOUR;
  world.agenda.enter(until(), () => {
    if (comment.state !== 'IN_REVIEW' || comment.againAt !== since) return;
    if (until() > world.now) return waitNoLonger(world, comment, since);
    const { probability } = decideNow(world, comment);
    conclude(world, comment, { at: world.now, by: 'time', outcome: 'refer', probability });
  });
}

function decide(world: World, comment: Comment) {
  const { outcome, probability, without } = decideNow(world, comment);
  if (outcome === 'continue') return;
  conclude(world, comment, { at: world.now, by: 'peers', outcome, probability }, without);
}

function conclude(
  world: World,
  comment: Comment,
  decision: Decision,
  without: ReadonlyMap<Review, number> = new Map(),
) {
  const { agenda, dice, policy } = world;
  comment.decision = decision;
  world.inLine.delete(comment);
  if (decision.by === 'peers')
    learn(world, comment.reviews, {
      believed: (review) => without.get(review) ?? decision.probability,
      settled: false,
    });
  comment.audited = decision.outcome === 'publish' && happens(dice, policy.auditShare);
  comment.state = decision.outcome === 'publish' && !comment.audited ? 'PUBLISHED' : 'REFERRED';
  if (decision.outcome === 'object' && policy.authorHours > 0) askAuthor(world, comment);
  else if (comment.state === 'REFERRED') agenda.enter(deskOpens(world), () => settle(world, comment));
}

/** What peers object to comes back to its author first. Authors of acceptable comments insist more often, and nobody revises twice. */
function askAuthor(world: World, comment: Comment) {
  const { assumptions, dice, agenda, policy } = world;
  const { revises, withdraws, silent } = assumptions;
  comment.state = 'OBJECTED';
  const refer = () => {
    comment.state = 'REFERRED';
    agenda.enter(deskOpens(world), () => settle(world, comment));
  };
  const [share, thrown] = [comment.acceptable ? 0.5 : 1, dice()];
  const yields = comment.rounds === 0 && !comment.pushed;
  if (yields && thrown < share * withdraws) comment.state = 'WITHDRAWN';
  else if (yields && thrown < share * (withdraws + revises))
    agenda.enter(backAt(world), () => goRound(world, comment));
  else if (happens(dice, silent)) agenda.enter(world.now + policy.authorHours * HOUR, refer);
  else refer();
}

/** The revised text is another; those who were leased it before are not asked about it again. */
function goRound(world: World, comment: Comment) {
  if (!comment.acceptable && happens(world.dice, world.assumptions.mended)) comment.acceptable = true;
  comment.rounds += 1;
  comment.reviews = [];
  comment.leaseCount = 0;
  comment.decision = null;
  comment.state = 'AWAITING_REVIEWS';
  lineUp(world, comment);
}

/** A moment of the next day's office hours. */
const deskOpens = ({ now, dice, assumptions: { moderatorHours } }: World) =>
  (Math.floor(now / DAY) + 1) * DAY + HOUR * between(dice, ...moderatorHours);

function settle(world: World, comment: Comment) {
  const says = () => comment.acceptable === happens(world.dice, world.assumptions.moderatorAccuracy);
  // What peers would publish is rejected when a second moderator agrees: one alone would err as often as peers do.
  const accepted = says() || (comment.audited && says());
  comment.state = accepted ? 'PUBLISHED' : 'REJECTED';
  comment.settledAt = world.now;
  learn(world, comment.reviews, { believed: () => (accepted ? 1 : 0), settled: true });
}

function learn(
  world: World,
  reviews: readonly Review[],
  now: { believed: (review: Review) => number; settled: boolean },
) {
  for (const suspended of learnFrom(world, reviews, now)) voidUndecided(world, suspended);
}

/** Their verdicts on what is undecided are void, and what they were leased goes back to the pool. */
function voidUndecided(world: World, suspended: Person) {
  for (const { leases } of suspended.duties)
    for (const lease of leases) if (lease.comment && lease.state === 'OPEN') end(lease, 'CLOSED');
  for (const comment of world.inLine) {
    const valid = comment.reviews.filter(({ reviewer }) => reviewer !== suspended);
    if (valid.length === comment.reviews.length) continue;
    comment.reviews = valid;
    decide(world, comment);
  }
}
