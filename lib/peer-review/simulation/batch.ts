/** What somebody is given to review: the product's own assignment, filled from the memory of one process. */
import { burstHours, chanceOf } from '@/lib/comments/pace/rules';
import {
  fillPlaces,
  firstVerdicts,
  hasNeed,
  hasPractice,
  isBurst,
  isLive,
  isWatched,
  mayRenew,
  shuffle,
  WATCHED_VERDICTS,
  weightOfFitness,
  type Candidate,
  type Place,
  type Pool,
} from '@/lib/peer-review/assignment/rules';
import { coin } from './chance';
import { pairKey } from './night';
import {
  HOUR,
  toDate,
  toMinutes,
  type Comment,
  type Duty,
  type Item,
  type Lease,
  type Person,
  type World,
} from './world';

/**
 * Makes the batch of a duty whole, as lib/peer-review/assignment/assign-batch.ts does. What cannot be filled is waived.
 * Returns what is to be reviewed.
 */
export async function assignBatch(world: World, duty: Duty, { mayWaive = true } = {}): Promise<Lease[]> {
  const { reviewer } = duty;
  const kept = keepLeases(world, duty);
  const wanted = owed(duty) - kept.length;
  const done = duty.leases.filter(({ state }) => state === 'DONE');
  const practice = beginsWithPractice(world, duty);
  if (duty.leases.length === 0) beginBatch(world, duty);
  const places = await fillPlaces(poolFor(world, duty), {
    wanted,
    practice,
    mayStandIn: duty.kind === 'duty',
    authorsInBatch: [...done, ...kept].flatMap(({ comment }) => comment?.author.id ?? []),
    reviewer: { suspended: isSuspended(reviewer), watched: watched(world, reviewer) },
    policy: world.policy,
    at: toDate(world.now),
    random: world.dice,
  });
  // The practice place is one more to do.
  if (places.length > wanted) duty.required += 1;
  const unfilled = Math.max(0, wanted - places.length);
  if (unfilled > 0 && mayWaive && !isSuspended(reviewer)) duty.waived += unfilled;
  return [...kept, ...insertLeases(world, duty, places)];
}

function beginBatch({ policy, pace, now }: World, duty: Duty): void {
  const since = now - burstHours(policy, pace) * HOUR;
  const before = duty.reviewer.duties.filter(
    (other) => other.leases.length > 0 && other.begunAt > since && !(duty.own && other.own === duty.own),
  );
  const duties = before.filter(({ kind }) => kind === 'duty').length;
  const volunteered = before.filter(({ kind, done }) => kind === 'volunteer' && done > 0).length;
  duty.begunAt = now;
  duty.inBurst = duty.kind === 'more' ? duty.own!.duty.inBurst : isBurst({ duties, volunteered });
}

export const owed = ({ required, done, waived }: Duty): number => required - done - waived;

const isSuspended = ({ rung }: Person) => rung.standing === 'SUSPENDED';

function beginsWithPractice({ policy, dice }: World, { kind, leases, reviewer, required }: Duty): boolean {
  if (kind !== 'duty' || leases.length > 0 || isSuspended(reviewer)) return false;
  const about = { places: required, given: givenTo(reviewer), policy, random: dice };
  return hasPractice({ ...about, watched: watched({ policy }, reviewer) });
}

function watched({ policy }: Pick<World, 'policy'>, { reviews, rung: { standing } }: Person): boolean {
  const newest = reviews.slice(-WATCHED_VERDICTS);
  const acceptedAll = newest.every(({ accepts }) => accepts);
  return isWatched({ verdicts: newest.length, acceptedAll, standing }, policy.calibration);
}

function keepLeases(world: World, duty: Duty): Lease[] {
  const kept: Lease[] = [];
  for (const lease of duty.leases) {
    if (lease.state !== 'OPEN' && lease.state !== 'EXPIRED') continue;
    const { comment } = lease;
    // Who was leased a text that its author has revised since is not asked about it again.
    const facts = {
      state: lease.state,
      expiresAt: toDate(lease.expiresAt),
      revision: comment && lease.round,
      comment: comment && { state: comment.state, revision: comment.rounds },
    };
    const mayKeep = comment === null || (!isSuspended(duty.reviewer) && lease.round === comment.rounds);
    if (mayKeep && isLive(facts, toDate(world.now))) kept.push(lease);
    else if (
      mayKeep &&
      kept.length < owed(duty) &&
      mayRenew(facts, comment ? counted(comment) : undefined, world.policy.quorum)
    )
      kept.push(renew(world, lease));
    else end(lease, 'CLOSED');
  }
  return kept;
}

const counted = ({ reviews, leaseCount }: Comment) => ({ reviewCount: reviews.length, leaseCount });

function renew(world: World, lease: Lease): Lease {
  if (lease.comment && lease.state !== 'OPEN') lease.comment.leaseCount += 1;
  lease.state = 'OPEN';
  lease.expiresAt = world.now + world.policy.leaseMinutes;
  takeBackLater(world, lease);
  return lease;
}

/** The product's job of every minute. */
function takeBackLater({ agenda }: World, lease: Lease): void {
  const { expiresAt } = lease;
  agenda.enter(expiresAt, () => {
    if (lease.state === 'OPEN' && lease.expiresAt === expiresAt) end(lease, 'EXPIRED');
  });
}

/** Ends a lease: its place at the comment is free. */
export function end(lease: Lease, state: 'EXPIRED' | 'CLOSED' | 'DONE'): void {
  if (isCounted(lease)) lease.comment!.leaseCount -= 1;
  lease.state = state;
}

const isCounted = ({ state, comment, round }: Lease) =>
  state === 'OPEN' && comment !== null && round === comment.rounds;

/** What they passed on, or was taken back, is none of it. */
function givenTo({ duties }: Person) {
  const leases = duties.flatMap((duty) => duty.leases).filter(({ state }) => state !== 'CLOSED');
  return { all: leases.length, items: leases.filter(({ item }) => item !== null).length };
}

type WorldPlace = Place & ({ comment: Comment; item: null } | { comment: null; item: Item });

/**
 * As the product's queries find them: never their own, never one that they were given before, and only what the coin of the two lets
 * them ever be given. Nobody else is quicker.
 */
function poolFor(world: World, { kind, reviewer }: Duty): Pool<WorldPlace> {
  const { policy, dice, inLine, items, pace, now } = world;
  const chance = chanceOf(policy, pace, { beyond: kind !== 'duty' });
  const newest = kind === 'volunteer' ? now - policy.volunteers.afterHours * HOUR : now;
  const byId = new Map([...inLine].map((comment) => [comment.id, comment]));
  const mayReview = (c: Comment) =>
    c.author !== reviewer &&
    c.againAt! <= newest &&
    hasNeed(counted(c), policy.quorum) &&
    !reviewer.had.has(c) &&
    coin(reviewer.id, c.id, world.secret) < chance;
  const lastHad = (item: Item) => reviewer.hadItems.get(item) ?? -1;
  return {
    findCandidates: async () => [...inLine].filter(mayReview).map((c) => toCandidate(world, reviewer, c)),
    secure: async (picked) => ({
      secured: picked.map(({ id, authorId }): WorldPlace => {
        const comment = byId.get(id)!;
        return {
          comment,
          item: null,
          commentId: id,
          calibrationItemId: null,
          words: comment.words,
          authorId,
        };
      }),
      turnedMutual: [],
    }),
    // What they have not had, and when they have had everything, what they had longest ago.
    drawItems: async (count, except, unacceptable) =>
      shuffle(
        items.filter((item) => !except.includes(item.id) && !(unacceptable && item.acceptable)),
        dice,
      )
        .sort((a, b) => lastHad(a) - lastHad(b))
        .slice(0, count)
        .map((item) => ({
          comment: null,
          item,
          commentId: null,
          calibrationItemId: item.id,
          words: item.words,
          authorId: null,
        })),
  };
}

function toCandidate(world: World, reviewer: Person, comment: Comment): Candidate {
  const { id, author, againAt } = comment;
  const fitness = { expert: false, agreement: agreementWith(world, reviewer, comment) };
  return {
    id,
    authorId: author.id,
    inReviewAt: toDate(againAt!),
    reviewsReviewer: reviewer.own.some((own) => own.state === 'IN_REVIEW' && author.had.has(own)),
    weight: weightOfFitness(fitness, world.policy.preferences),
  };
}

/** With those who have reviewed it, drawn towards one half where little is known. */
function agreementWith({ pairs }: World, reviewer: Person, { reviews }: Comment): number {
  if (reviews.length === 0) return 0.5;
  const shares = reviews.map((review) => {
    const { shared, agreed } = pairs.get(pairKey(reviewer.id, review.reviewer.id)) ?? {
      shared: 0,
      agreed: 0,
    };
    return (agreed + 1) / (shared + 2);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function insertLeases(world: World, duty: Duty, places: WorldPlace[]): Lease[] {
  const { policy, now } = world;
  const { reviewer } = duty;
  const words = places.map((place) => place.words);
  const floors = firstVerdicts(words, { at: toDate(now), pending: null, enforced: policy.readingFloor });
  const leases = places.map(({ comment, item }, n): Lease => ({
    comment,
    item,
    duty,
    round: comment?.rounds ?? 0,
    notBefore: toMinutes(floors[n]!),
    expiresAt: now + policy.leaseMinutes,
    inBurst: duty.inBurst,
    state: 'OPEN',
  }));
  for (const lease of leases) {
    const { comment, item } = lease;
    takeBackLater(world, lease);
    if (item) reviewer.hadItems.set(item, now);
    if (!comment) continue;
    reviewer.had.add(comment);
    comment.leaseCount += 1;
  }
  duty.leases.push(...leases);
  return leases;
}

/** Swaps a lease for another (R3). Says whether there was another: if not, all stays as it was. */
export async function swap(world: World, lease: Lease): Promise<boolean> {
  const { duty } = lease;
  end(lease, 'CLOSED');
  duty.skips += 1;
  if ((await assignBatch(world, duty, { mayWaive: false })).length === owed(duty)) return true;
  duty.skips -= 1;
  lease.state = 'OPEN';
  if (lease.comment) lease.comment.leaseCount += 1;
  return false;
}
