import type { PolicySettings } from '@/lib/policy/schemas';

type ReviewPolicy = PolicySettings['review'];

// ── Need (R2, R9) ──────────────────────────────────────────────────────────────────────────────

/** Reviews that a comment may have or be leased for at once: first the quorum, and when that did not decide, up to the limit. */
export const reviewsWanted = (reviewCount: number, { min, max }: ReviewPolicy['quorum']): number =>
  reviewCount < min ? min : max;

/** Whether another reviewer may be asked. */
export const hasNeed = (
  c: { reviewCount: number; leaseCount: number },
  quorum: ReviewPolicy['quorum'],
): boolean => c.reviewCount + c.leaseCount < reviewsWanted(c.reviewCount, quorum);

/** A lease as it stands, and the comment that it is on by now; null for a calibration item. */
export type Lease = {
  state: string;
  expiresAt: Date;
  revision: number | null;
  comment: { state: string; revision: number } | null;
};

/** Whether a lease is counted at its comment: only an open one on the newest revision is. */
export const isCounted = ({
  state,
  comment,
  revision,
}: Pick<Lease, 'state' | 'revision' | 'comment'>): boolean =>
  state === 'OPEN' && comment !== null && revision === comment.revision;

/** Whether a lease can be judged as it is: it stays in its batch (R3). */
export const isLive = ({ state, expiresAt, comment, revision }: Lease, at: Date): boolean =>
  state === 'OPEN' &&
  expiresAt > at &&
  (!comment || (comment.state === 'IN_REVIEW' && comment.revision === revision));

/** Whether what a lease was on is taken up again: an item always, a comment while it needs reviews (R3). */
export const mayRenew = (
  lease: Lease,
  counts: { reviewCount: number; leaseCount: number } | undefined,
  quorum: ReviewPolicy['quorum'],
): boolean =>
  !lease.comment ||
  (lease.comment.state === 'IN_REVIEW' &&
    (isCounted(lease) || (counts !== undefined && hasNeed(counts, quorum))));

/** The part of the time that it may wait after which a comment has waited long. */
const LONG_WAIT = 1 / 4;

/** What got in line then, or before, has waited long. */
export const longWaitingSince = (at: Date, maxWaitHours: number): Date =>
  new Date(at.getTime() - LONG_WAIT * maxWaitHours * 3_600_000);

/** Whether a comment that needs another review has waited long without having, or being leased for, its quorum. */
export const isOverdue = (
  { load, inReviewAt }: Pick<Candidate, 'load' | 'inReviewAt'>,
  {
    at,
    policy: { quorum, maxWaitHours },
  }: { at: Date; policy: Pick<ReviewPolicy, 'quorum' | 'maxWaitHours'> },
): boolean => load < quorum.min && inReviewAt <= longWaitingSince(at, maxWaitHours);

/** Whether all that a duty asks for is done or waived (R1). */
export const isComplete = (duty: { required: number; done: number; waived: number }): boolean =>
  duty.done + duty.waived >= duty.required;

// ── Assignment (R2) ────────────────────────────────────────────────────────────────────────────

/**
 * A comment that a reviewer could be given. What can never be is left out before: their own, one that they were given before,
 * one that they have reported, one that answers them or that they have answered.
 */
export type Candidate = {
  id: string;
  authorId: string;
  /** Reviews and live leases that it has. */
  load: number;
  /** When it got in line. */
  inReviewAt: Date;
  /** It has waited long and lacks its quorum. */
  overdue: boolean;
  /** Its author is reviewing an undecided comment of the reviewer's. */
  reviewsReviewer: boolean;
  /** How much more than another that needs reviews as much it is preferred; 1 where nothing speaks for it. */
  weight?: number;
};

/** Comments that got in line within so long of one another have waited equally long. */
const EQUAL_WAIT_MS = 3_600_000;

/**
 * Draws up to `count` candidates, one after another, each among those with the greatest need that are left: the overdue ones, and
 * when there is none, those with the fewest reviews and leases; and of these the ones that got in line within an hour of the
 * oldest. Whoever is among them has the same chance, but for its weight: so age comes before chance
 * where comments are few, and where they are many, which is where a draw could be worth bending, nobody can foresee it.
 * Two by one author, and one by somebody who is reviewing the reviewer, are taken only when there is no alternative, in this
 * order: first the author twice is allowed, then the mutual review.
 */
export function pickBatch(
  candidates: readonly Candidate[],
  {
    count,
    authorsInBatch,
    random,
  }: { count: number; authorsInBatch: readonly string[]; random: () => number },
): Candidate[] {
  const authors = new Set(authorsInBatch);
  const picked = new Set<Candidate>();
  const eligible = [
    (c: Candidate) => !authors.has(c.authorId) && !c.reviewsReviewer,
    (c: Candidate) => !c.reviewsReviewer,
    () => true,
  ];
  for (const isEligible of eligible) {
    while (picked.size < count) {
      const left = candidates.filter((c) => !picked.has(c) && isEligible(c));
      if (left.length === 0) break;
      const drawn = drawWeighted(neediest(left), random);
      picked.add(drawn);
      authors.add(drawn.authorId);
    }
  }
  return [...picked];
}

/** Those with the greatest need, which is equal among them. */
function neediest(candidates: readonly Candidate[]): Candidate[] {
  const rank = Math.min(...candidates.map(rankOf));
  const first = candidates.filter((c) => rankOf(c) === rank);
  const oldest = Math.min(...first.map((c) => c.inReviewAt.getTime()));
  return first.filter((c) => c.inReviewAt.getTime() < oldest + EQUAL_WAIT_MS);
}

/** The lower, the greater the need. `findCandidates` (store.ts) looks in the same order. */
const rankOf = ({ overdue, load }: Candidate): number => (overdue ? -1 : load);

/** One of them, each with a chance in proportion to its weight. */
function drawWeighted(candidates: readonly Candidate[], random: () => number): Candidate {
  const weightOf = ({ weight = 1 }: Candidate) => weight;
  let left = random() * candidates.reduce((sum, c) => sum + weightOf(c), 0);
  for (const candidate of candidates) {
    left -= weightOf(candidate);
    if (left < 0) return candidate;
  }
  return candidates.at(-1)!;
}

/** What speaks for giving a comment to this reviewer rather than another comment with the same need. */
export type Fitness = {
  /** Their stated expertise is in a topic of its article. */
  expert: boolean;
  /** Share of common comments on which they agreed with those who review it, as far as it is known; one half where nothing is. */
  agreement: number;
};

/**
 * The weight of a candidate in the draw, from 1 to 4: twice for expertise, and up to twice for having agreed less with those who
 * review it. Preferred, and never certain: whoever could count on being given a comment could bend its review.
 */
export const weightOfFitness = (
  { expert, agreement }: Fitness,
  { expertise, diversity }: ReviewPolicy['preferences'],
): number => (expertise && expert ? 2 : 1) * (diversity ? 2 - agreement : 1);

/**
 * Whether a comment by somebody who is reviewing the reviewer goes before a calibration item. While it has others to hope for it
 * does not: the item is an alternative. When it has waited long, silence is the greater evil; in a small membership everybody
 * reviews everybody.
 */
export const outranksCalibration = (
  { inReviewAt, reviewsReviewer }: Pick<Candidate, 'inReviewAt' | 'reviewsReviewer'>,
  { at, maxWaitHours }: { at: Date; maxWaitHours: number },
): boolean => !reviewsReviewer || inReviewAt <= longWaitingSince(at, maxWaitHours);

/** A random order, every one as likely as another (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** What a reviewer has been given in their life: everything, and the calibration items among it. */
export type Given = { all: number; items: number };

/**
 * How many of `places` go to calibration items although comments are there for them (R7). Among a new reviewer's first reviews
 * there is a fixed number of them, every choice of places as likely as another (Knuth, The Art of Computer Programming 3.4.2,
 * algorithm S), so that something is known of everybody soon; after those, each place is one by the policy's chance. A chance of
 * zero switches both off.
 */
export function calibrationPlaces(
  places: number,
  {
    given,
    policy: { calibrationRate, calibration },
    random,
  }: { given: Given; policy: Pick<ReviewPolicy, 'calibrationRate' | 'calibration'>; random: () => number },
): number {
  const { amongFirst, firstReviews } = calibration;
  if (calibrationRate === 0) return 0;
  let hidden = 0;
  for (let place = 0; place < places; place += 1) {
    const due = Math.max(0, amongFirst - given.items - hidden);
    const left = firstReviews - given.all - place;
    const isNew = left > 0 && calibrationRate < amongFirst / firstReviews;
    if (random() < (isNew ? due / left : calibrationRate)) hidden += 1;
  }
  return hidden;
}

// ── A batch (R2, R3, R7) ───────────────────────────────────────────────────────────────────────

/** What a place in a batch can hold: a comment, or a calibration item. */
export type Place = {
  commentId: string | null;
  calibrationItemId: string | null;
  words: number;
  /** Of a comment; null for a calibration item. */
  authorId: string | null;
};

/** Comments that are wanted for a batch, and whose authors are in it already. */
export type Wish = { count: number; authorsInBatch: string[] };

/** Where a batch is filled from: the database, or the memory of a simulation. */
export type Pool<P extends Place> = {
  /** Comments that the reviewer could be given, the neediest first. */
  findCandidates(wish: Wish): Promise<Candidate[]>;
  /** Takes what was picked, but for what others were quicker to take and what by now is by somebody who reviews the reviewer. */
  secure(picked: Candidate[]): Promise<{ secured: P[]; turnedMutual: string[] }>;
  drawItems(count: number, except: string[]): Promise<P[]>;
};

/** Looks at the pool before calibration fills what others were quicker to take. */
const ATTEMPTS = 3;

/**
 * Fills places of a batch: hidden calibration items first, then comments, then items where comments are too few, and only when
 * those run out too, comments by somebody who is reviewing the reviewer (R2, R7). A suspended reviewer gets items alone (R13).
 * There may be fewer than are wanted.
 */
export async function fillPlaces<P extends Place>(
  pool: Pool<P>,
  {
    wanted,
    authorsInBatch,
    reviewer: { suspended, given },
    policy,
    at,
    random,
  }: {
    wanted: number;
    /** Authors of what the batch has already. */
    authorsInBatch: string[];
    reviewer: { suspended: boolean; given: Given };
    policy: Pick<ReviewPolicy, 'calibrationRate' | 'calibration' | 'maxWaitHours'>;
    at: Date;
    random: () => number;
  },
): Promise<P[]> {
  if (wanted <= 0) return [];
  const { maxWaitHours } = policy;
  const places: P[] = [];
  const drawItems = async (count: number) => {
    if (count <= 0) return;
    const except = places.flatMap(({ calibrationItemId }) => calibrationItemId ?? []);
    places.push(...(await pool.drawItems(count, except)));
  };
  const drawComments = async (mayBe: (candidate: Candidate) => boolean) => {
    if (suspended) return;
    const taken = { count: wanted - places.length, authorsInBatch, places, mayBe };
    places.push(...(await securePicked(pool, taken, random)));
  };
  await drawItems(calibrationPlaces(wanted, { given, policy, random }));
  await drawComments((candidate) => outranksCalibration(candidate, { at, maxWaitHours }));
  await drawItems(wanted - places.length);
  await drawComments(() => true);
  return shuffle(places, random);
}

/** Picks and secures comments until there are enough, or none that can be picked. */
async function securePicked<P extends Place>(
  pool: Pool<P>,
  taken: Wish & { places: P[]; mayBe: (candidate: Candidate) => boolean },
  random: () => number,
): Promise<P[]> {
  const drawn: P[] = [];
  const mutual = new Set<string>();
  for (let attempt = 0; attempt < ATTEMPTS && drawn.length < taken.count; attempt += 1) {
    const had = [...taken.places, ...drawn];
    const authorsInBatch = [...taken.authorsInBatch, ...had.flatMap(({ authorId }) => authorId ?? [])];
    const wish = { count: taken.count - drawn.length, authorsInBatch };
    const candidates = (await pool.findCandidates(wish))
      .filter(({ id }) => !had.some(({ commentId }) => commentId === id))
      .map((c) => ({ ...c, reviewsReviewer: c.reviewsReviewer || mutual.has(c.authorId) }))
      .filter(taken.mayBe);
    const picked = pickBatch(candidates, { ...wish, random });
    if (picked.length === 0) break;
    const { secured, turnedMutual } = await pool.secure(picked);
    turnedMutual.forEach((authorId) => mutual.add(authorId));
    drawn.push(...secured);
  }
  return drawn;
}

// ── Reading time (R6) ──────────────────────────────────────────────────────────────────────────

/** Words a minute that nobody reads and judges faster than: about three times silent reading (Brysbaert 2019: 238 in English). */
const FASTEST_WORDS_A_MINUTE = 700;
const FLOOR_MS = { least: 2_000, most: 90_000 };

/** Milliseconds that a text takes at the least to be read and judged. Its words count as `wordsToRead` (reading-time.ts) has them. */
export function readingFloorMs(words: number, enforced: boolean): number {
  if (!enforced) return 0;
  const reading = Math.ceil((words / FASTEST_WORDS_A_MINUTE) * 60_000);
  return Math.min(FLOOR_MS.most, Math.max(FLOOR_MS.least, reading));
}

/**
 * The first moments at which verdicts on some texts are believed. A person reads one text after another, so each begins when
 * the one before it could have been judged, and the first when all that the reader has `pending` could.
 */
export function firstVerdicts(
  words: readonly number[],
  { at, pending, enforced }: { at: Date; pending: Date | null; enforced: boolean },
): Date[] {
  let time = Math.max(at.getTime(), enforced && pending ? pending.getTime() : 0);
  return words.map((count) => new Date((time += readingFloorMs(count, enforced))));
}
