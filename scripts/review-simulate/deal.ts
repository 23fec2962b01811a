import {
  calibrationPlaces,
  firstVerdicts,
  hasNeed,
  isOverdue,
  outranksCalibration,
  pickBatch,
  shuffle,
  weightOfFitness,
  type Candidate,
  type Given,
} from '@/lib/peer-review/assignment/rules';
import { pairKey } from './night';
import { toDate, toMinutes, type Comment, type Item, type Lease, type Person, type World } from './world';

/**
 * Makes the batch of a duty whole, in the order of lib/peer-review/assignment/assign-batch.ts and by its rules: what is leased stays, what
 * ran out is taken up again where the comment still needs it, and free places are filled with comments and calibration items.
 * What cannot be filled is waived. Returns what is to be reviewed.
 */
export function deal(world: World, own: Comment, { mayWaive = true } = {}): Lease[] {
  const { duty } = own;
  const kept = keepLeases(world, own);
  const wanted = owed(own) - kept.length;
  const places = fillPlaces(world, own, { wanted, kept });
  const laid = layLeases(world, own, places);
  const unfilled = wanted - places.length;
  if (unfilled > 0 && mayWaive) duty.waived += unfilled;
  return [...kept, ...laid];
}

export const owed = ({ duty }: Comment): number => duty.required - duty.done - duty.waived;

function keepLeases(world: World, own: Comment): Lease[] {
  const kept: Lease[] = [];
  for (const lease of own.duty.leases) {
    if (lease.state !== 'OPEN' && lease.state !== 'EXPIRED') continue;
    const standing = lease.comment === null || lease.comment.state === 'IN_REVIEW';
    if (lease.state === 'OPEN' && lease.expiresAt > world.now && standing) kept.push(lease);
    else if (standing && mayRenew(world, lease)) kept.push(renew(world, lease));
    else end(lease, 'CLOSED');
  }
  return kept;
}

const mayRenew = ({ policy }: World, { state, comment }: Lease) =>
  comment === null || state === 'OPEN' || hasNeed(counted(comment), policy.quorum);

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

type Place = { comment: Comment; item: null } | { comment: null; item: Item };

function fillPlaces(
  world: World,
  own: Comment,
  { wanted, kept }: { wanted: number; kept: Lease[] },
): Place[] {
  if (wanted <= 0) return [];
  const drawing = { world, own, reviewer: own.author, kept };
  const hidden = drawItems(drawing, hiddenPlaces(world, own.author, wanted), []);
  const comments = drawComments(drawing, wanted - hidden.length, isBeforeItems);
  const filling = drawItems(drawing, wanted - hidden.length - comments.length, hidden);
  const short = wanted - hidden.length - comments.length - filling.length;
  const last = drawComments(drawing, short, (world, candidate) => !isBeforeItems(world, candidate));
  const places: Place[] = [
    ...[...hidden, ...filling].map((item) => ({ comment: null, item })),
    ...[...comments, ...last].map((comment) => ({ comment, item: null })),
  ];
  return shuffle(places, world.dice);
}

/** A suspended reviewer is dealt calibration only (R13). */
function hiddenPlaces({ policy, dice }: World, reviewer: Person, places: number): number {
  if (reviewer.rung.standing === 'SUSPENDED') return places;
  return calibrationPlaces(places, { given: givenTo(reviewer), policy, random: dice });
}

/** What they passed on, or was taken back, is none of it. */
function givenTo({ own }: Person): Given {
  const leases = own.flatMap(({ duty }) => duty.leases).filter(({ state }) => state !== 'CLOSED');
  return { all: leases.length, items: leases.filter(({ item }) => item !== null).length };
}

type Drawing = { world: World; own: Comment; reviewer: Person; kept: Lease[] };

/** What they have not had, and when they have had everything, what they had longest ago. */
function drawItems({ world, reviewer: { hadItems } }: Drawing, count: number, taken: Item[]): Item[] {
  if (count <= 0) return [];
  const left = world.items.filter((item) => !taken.includes(item));
  const lastHad = (item: Item) => hadItems.get(item) ?? -1;
  return shuffle(left, world.dice)
    .sort((a, b) => lastHad(a) - lastHad(b))
    .slice(0, count);
}

type Chosen = (world: World, candidate: Candidate) => boolean;

const isBeforeItems: Chosen = ({ now, policy }, candidate) =>
  outranksCalibration(candidate, { at: toDate(now), maxWaitHours: policy.maxWaitHours });

/** As the product's query finds them: never their own, never one that they were dealt before. */
function drawComments({ world, own, reviewer, kept }: Drawing, count: number, isChosen: Chosen): Comment[] {
  if (count <= 0 || reviewer.rung.standing === 'SUSPENDED') return [];
  const { policy, dice, inLine } = world;
  const eligible = [...inLine].filter(
    (c) => c.author !== reviewer && !reviewer.had.has(c) && hasNeed(counted(c), policy.quorum),
  );
  const byId = new Map(eligible.map((comment) => [comment.id, comment]));
  const candidates = eligible.map((c) => toCandidate(world, reviewer, c)).filter((c) => isChosen(world, c));
  const done = own.duty.leases.filter(({ state }) => state === 'DONE');
  const authorsInBatch = [...done, ...kept].flatMap(({ comment }) => comment?.author.id ?? []);
  return pickBatch(candidates, { count, authorsInBatch, random: dice }).map(({ id }) => byId.get(id)!);
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

function layLeases(world: World, own: Comment, places: Place[]): Lease[] {
  const { policy, now } = world;
  const reviewer = own.author;
  const words = places.map(({ comment, item }) => (comment ?? item).words);
  const floors = firstVerdicts(words, { at: toDate(now), pending: null, enforced: policy.readingFloor });
  const leases = places.map((place, n): Lease => ({
    ...place,
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
export function swap(world: World, lease: Lease): boolean {
  const { own } = lease;
  end(lease, 'CLOSED');
  own.duty.skips += 1;
  if (deal(world, own, { mayWaive: false }).length === owed(own)) return true;
  own.duty.skips -= 1;
  lease.state = 'OPEN';
  if (lease.comment) lease.comment.leaseCount += 1;
  return false;
}
