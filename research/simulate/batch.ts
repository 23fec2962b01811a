/** What an author is given to review: the product's own assignment, filled from the memory of one process. */
import {
  fillPlaces,
  firstVerdicts,
  hasNeed,
  isLive,
  isOverdue,
  mayRenew,
  shuffle,
  weightOfFitness,
  type Candidate,
  type Place,
  type Pool,
} from '@/lib/peer-review/assignment/rules';
import { pairKey } from './night';
import { toDate, toMinutes, type Comment, type Item, type Lease, type Person, type World } from './world';

/**
 * Makes the batch of a duty whole, as lib/peer-review/assignment/assign-batch.ts does. What cannot be filled is waived.
 * Returns what is to be reviewed.
 */
export async function assignBatch(world: World, own: Comment, { mayWaive = true } = {}): Promise<Lease[]> {
  const { author: reviewer, duty } = own;
  const kept = keepLeases(world, own);
  const wanted = owed(own) - kept.length;
  const done = duty.leases.filter(({ state }) => state === 'DONE');
  const places = await fillPlaces(poolFor(world, reviewer), {
    wanted,
    authorsInBatch: [...done, ...kept].flatMap(({ comment }) => comment?.author.id ?? []),
    reviewer: { suspended: isSuspended(reviewer), given: givenTo(reviewer) },
    policy: world.policy,
    at: toDate(world.now),
    random: world.dice,
  });
  const unfilled = wanted - places.length;
  if (unfilled > 0 && mayWaive && !isSuspended(reviewer)) duty.waived += unfilled;
  return [...kept, ...insertLeases(world, own, places)];
}

export const owed = ({ duty }: Comment): number => duty.required - duty.done - duty.waived;

const isSuspended = ({ rung }: Person) => rung.standing === 'SUSPENDED';

function keepLeases(world: World, own: Comment): Lease[] {
  const kept: Lease[] = [];
  for (const lease of own.duty.leases) {
    if (lease.state !== 'OPEN' && lease.state !== 'EXPIRED') continue;
    const { comment } = lease;
    // Nobody revises here: every text is the first.
    const facts = {
      state: lease.state,
      expiresAt: toDate(lease.expiresAt),
      revision: comment && 1,
      comment: comment && { state: comment.state, revision: 1 },
    };
    const mayKeep = comment === null || !isSuspended(own.author);
    if (mayKeep && isLive(facts, toDate(world.now))) kept.push(lease);
    else if (
      mayKeep &&
      kept.length < owed(own) &&
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
  if (lease.state === 'OPEN' && lease.comment) lease.comment.leaseCount -= 1;
  lease.state = state;
}

/** What they passed on, or was taken back, is none of it. */
function givenTo({ own }: Person) {
  const leases = own.flatMap(({ duty }) => duty.leases).filter(({ state }) => state !== 'CLOSED');
  return { all: leases.length, items: leases.filter(({ item }) => item !== null).length };
}

type WorldPlace = Place & ({ comment: Comment; item: null } | { comment: null; item: Item });

/** As the product's queries find them: never their own, never one that they were given before. Nobody else is quicker. */
function poolFor(world: World, reviewer: Person): Pool<WorldPlace> {
  const { policy, dice, inLine, items } = world;
  const byId = new Map([...inLine].map((comment) => [comment.id, comment]));
  const mayReview = (c: Comment) =>
    c.author !== reviewer && !reviewer.had.has(c) && hasNeed(counted(c), policy.quorum);
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
    drawItems: async (count, except) =>
      shuffle(
        items.filter(({ id }) => !except.includes(id)),
        dice,
      )
        .sort((a, b) => lastHad(a) - lastHad(b))
        .slice(0, count)
        .map((item) => ({
          ...{ comment: null, item, commentId: null, calibrationItemId: item.id },
          ...{ words: item.words, authorId: null },
        })),
  };
}

function toCandidate(world: World, reviewer: Person, comment: Comment): Candidate {
  const { id, author, reviews, leaseCount, inLineAt } = comment;
  const fitness = { expert: false, agreement: agreementWith(world, reviewer, comment) };
  const need = { load: reviews.length + leaseCount, inReviewAt: toDate(inLineAt!) };
  return {
    id,
    authorId: author.id,
    ...need,
    overdue: isOverdue(need, { at: toDate(world.now), policy: world.policy }),
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

function insertLeases(world: World, own: Comment, places: WorldPlace[]): Lease[] {
  const { policy, now } = world;
  const reviewer = own.author;
  const words = places.map((place) => place.words);
  const floors = firstVerdicts(words, { at: toDate(now), pending: null, enforced: policy.readingFloor });
  const leases = places.map(({ comment, item }, n): Lease => ({
    comment,
    item,
    reviewer,
    own,
    notBefore: toMinutes(floors[n]!),
    expiresAt: now + policy.leaseMinutes,
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
  own.duty.leases.push(...leases);
  return leases;
}

/** Swaps a lease for another (R3). Says whether there was another: if not, all stays as it was. */
export async function swap(world: World, lease: Lease): Promise<boolean> {
  const { own } = lease;
  end(lease, 'CLOSED');
  own.duty.skips += 1;
  if ((await assignBatch(world, own, { mayWaive: false })).length === owed(own)) return true;
  own.duty.skips -= 1;
  lease.state = 'OPEN';
  if (lease.comment) lease.comment.leaseCount += 1;
  return false;
}
