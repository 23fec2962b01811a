import { burstHours, type Pace } from '@/lib/comments/pace/rules';
import { HOUR_MS } from '@/lib/platform/durations';
import type { PolicySettings } from '@/lib/policy/schemas';

type ReviewPolicy = PolicySettings['review'];

// ── Need (R2, R9) ──────────────────────────────────────────────────────────────────────────────

/** Reviews that a comment may have or be leased for at once before anybody has judged it; beyond them there is one lease at a time. */
const LINE = 2;

/**
 * Reviews and leases that a comment may have: two, and then one more than it has, up to the limit. Whoever comes together is not
 * leased the same comment together. The index of need says the same in SQL.
 */
export const reviewsWanted = (reviewCount: number, { max }: ReviewPolicy['quorum']): number =>
  Math.min(max, Math.max(LINE, reviewCount + 1));

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
  /** When it got in line. */
  inReviewAt: Date;
  /** Its author is reviewing an undecided comment of the reviewer's. */
  reviewsReviewer: boolean;
  /** How much more than another that has waited as long it is preferred; 1 where nothing speaks for it. */
  weight?: number;
};

/** Comments that got in line within so long of one another have waited equally long. */
const EQUAL_WAIT_MS = 3_600_000;

/**
 * Draws up to `count` candidates, one after another, each among those that got in line within an hour of the oldest that is left.
 * Whoever is among them has the same chance, but for its weight.
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
      const drawn = drawWeighted(oldestOf(left), random);
      picked.add(drawn);
      authors.add(drawn.authorId);
    }
  }
  return [...picked];
}

/** Those that have waited longest, which is equally long among them. */
function oldestOf(candidates: readonly Candidate[]): Candidate[] {
  const oldest = Math.min(...candidates.map((c) => c.inReviewAt.getTime()));
  return candidates.filter((c) => c.inReviewAt.getTime() < oldest + EQUAL_WAIT_MS);
}

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

/** What speaks for giving a comment to this reviewer rather than another comment that has waited as long. */
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
 * Whether a batch that begins has a practice place beside its `places` (R7). Of a new reviewer's first reviews a fixed number are on
 * calibration items, so that something is known of everybody soon: one a batch, as evenly as it can be. Later they come by the
 * policy's chance, and to somebody who has accepted everything for long in each batch. A chance of zero switches it off.
 */
export function hasPractice({
  places,
  given,
  watched,
  policy: { calibrationRate, calibration },
  random,
}: {
  places: number;
  given: Given;
  watched: boolean;
  policy: Pick<ReviewPolicy, 'calibrationRate' | 'calibration'>;
  random: () => number;
}): boolean {
  const { amongFirst, firstReviews } = calibration;
  if (calibrationRate === 0) return false;
  if (watched) return true;
  const batchesLeft = Math.ceil((firstReviews - given.all) / places);
  const isNew = batchesLeft > 0 && calibrationRate < amongFirst / firstReviews;
  return random() < (isNew ? (amongFirst - given.items) / batchesLeft : calibrationRate * places);
}

/** Of a reviewer's newest verdicts, so many are looked at to tell whether they accept everything. */
export const WATCHED_VERDICTS = 30;

/** Whether somebody in good standing has accepted everything for so long that they are asked what they would object to (R7). */
export const isWatched = (
  { verdicts, acceptedAll, standing }: { verdicts: number; acceptedAll: boolean; standing: string },
  { watchAfter }: Pick<ReviewPolicy['calibration'], 'watchAfter'>,
): boolean => watchAfter > 0 && standing !== 'SUSPENDED' && verdicts >= watchAfter && acceptedAll;

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
  /** Comments that the reviewer could be given, the oldest first. */
  findCandidates(wish: Wish): Promise<Candidate[]>;
  /** Takes what was picked, but for what others were quicker to take and what by now is by somebody who reviews the reviewer. */
  secure(picked: Candidate[]): Promise<{ secured: P[]; turnedMutual: string[] }>;
  /** With `unacceptable`, such as are to be objected to. */
  drawItems(count: number, except: string[], unacceptable: boolean): Promise<P[]>;
};

/** Looks at the pool before calibration fills what others were quicker to take. */
const ATTEMPTS = 3;

/** A reviewer as their batch is filled. */
export type Filling = {
  /** Their verdicts weigh nothing: they are given calibration items alone (R13). */
  suspended: boolean;
  /** They have accepted everything for long. */
  watched: boolean;
};

/**
 * Fills places of a batch: with comments, then with calibration items where comments are too few, and only when those run out too
 * with comments by somebody who is reviewing the reviewer (R2, R7). Beyond the duty (`mayStandIn` false) there are comments or
 * nothing. With `practice` there is one item besides, unless one stands in already. There may be fewer than are wanted.
 */
export async function fillPlaces<P extends Place>(
  pool: Pool<P>,
  {
    wanted,
    practice = false,
    mayStandIn = true,
    authorsInBatch,
    reviewer: { suspended, watched },
    policy,
    at,
    random,
  }: {
    wanted: number;
    practice?: boolean;
    mayStandIn?: boolean;
    /** Authors of what the batch has already. */
    authorsInBatch: string[];
    reviewer: Filling;
    policy: Pick<ReviewPolicy, 'maxWaitHours'>;
    at: Date;
    random: () => number;
  },
): Promise<P[]> {
  if (wanted <= 0) return [];
  const { maxWaitHours } = policy;
  const places: P[] = [];
  const items = () => places.flatMap(({ calibrationItemId }) => calibrationItemId ?? []);
  const drawItems = async (count: number) => {
    if (count > 0) places.push(...(await pool.drawItems(count, items(), watched)));
  };
  const drawComments = async (mayBe: (candidate: Candidate) => boolean) => {
    if (suspended) return;
    const taken = { count: wanted - places.length, authorsInBatch, places, mayBe };
    places.push(...(await securePicked(pool, taken, random)));
  };
  await drawComments((candidate) => outranksCalibration(candidate, { at, maxWaitHours }));
  if (mayStandIn) await drawItems(wanted - places.length);
  await drawComments(() => true);
  if (practice && items().length === 0) await drawItems(1);
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

// ── Bursts (R9) ────────────────────────────────────────────────────────────────────────────────

/** Volunteered reviews shortly before a batch that are not yet a burst: whoever likes to review does one, and then writes. */
const VOLUNTEERED_IS_FINE = 1;

/**
 * Whether a batch comes in a burst, so that a YES from it asks for one more: shortly before it its reviewer began another for a
 * comment, or volunteered more than once. A batch with a skip is treated alike.
 */
export const isBurst = (before: { duties: number; volunteered: number }): boolean =>
  before.duties > 0 || before.volunteered > VOLUNTEERED_IS_FINE;

/** When a reviewer was last given something for a comment of theirs, and what they volunteered: ISO times. */
export type Lately = { lastBatchAt: string | null; volunteeredAt: string[]; pace: Pace };

/** Whether a moment is within the time before another in which one batch after the other makes a burst. */
export function isShortlyBefore(
  at: Date,
  { pace }: Pick<Lately, 'pace'>,
  policy: Pick<ReviewPolicy, 'burst'>,
): (moment: string | null) => boolean {
  const since = at.getTime() - burstHours(policy, pace) * HOUR_MS;
  return (moment) => moment !== null && Date.parse(moment) > since;
}

/** Whether what a reviewer begins at a moment comes in a burst. */
export function beginsInBurst(lately: Lately, policy: Pick<ReviewPolicy, 'burst'>, at: Date): boolean {
  const isRecent = isShortlyBefore(at, lately, policy);
  return isBurst({
    duties: isRecent(lately.lastBatchAt) ? 1 : 0,
    volunteered: lately.volunteeredAt.filter(isRecent).length,
  });
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
