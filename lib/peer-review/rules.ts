import type { PolicySettings } from '@/lib/policy/schemas';

type ReviewPolicy = PolicySettings['review'];

// ── Decision (R9) ──────────────────────────────────────────────────────────────────────────────

/** Valid verdicts on a revision: how many find it acceptable, and how many object. */
export type Tally = { accept: number; object: number };

export type Decision = { outcome: 'publish' | 'refer' | 'continue'; probability: number };

/**
 * The probability that a comment is acceptable, given its reviews: Bayes' rule with the share of comments that are
 * acceptable (prior) and the share of verdicts that are right (accuracy), the same for every reviewer.
 */
export function probabilityAcceptable(
  { accept, object }: Tally,
  { prior, accuracy }: Pick<ReviewPolicy, 'prior' | 'accuracy'>,
): number {
  const logOdds = Math.log(prior / (1 - prior)) + (accept - object) * Math.log(accuracy / (1 - accuracy));
  return 1 / (1 + Math.exp(-logOdds));
}

/** What follows from the reviews so far. Peers publish or refer; they never reject. */
export function decide(tally: Tally, policy: ReviewPolicy): Decision {
  const { quorum, publishAt, referBelow } = policy;
  const probability = probabilityAcceptable(tally, policy);
  const reviews = tally.accept + tally.object;
  if (reviews < quorum.min) return { outcome: 'continue', probability };
  if (probability >= publishAt) return { outcome: 'publish', probability };
  if (probability < referBelow || reviews >= quorum.max) return { outcome: 'refer', probability };
  return { outcome: 'continue', probability };
}

/** Reviews that a comment may have or be leased for at once: first the quorum, and when that did not decide, up to the limit. */
export const reviewsWanted = (reviewCount: number, { min, max }: ReviewPolicy['quorum']): number =>
  reviewCount < min ? min : max;

/** Whether another reviewer may be asked. */
export const hasNeed = (
  c: { reviewCount: number; leaseCount: number },
  quorum: ReviewPolicy['quorum'],
): boolean => c.reviewCount + c.leaseCount < reviewsWanted(c.reviewCount, quorum);

// ── Assignment (R2) ────────────────────────────────────────────────────────────────────────────

/** A comment that a reviewer could be given: in review, with need, not their own, not seen before, no reply between them. */
export type Candidate = {
  id: string;
  authorId: string;
  /** Reviews and live leases that it has. */
  load: number;
  /** Its author is reviewing an undecided comment of the reviewer's. */
  reviewsReviewer: boolean;
};

/**
 * Draws up to `count` candidates at random among those that need reviews most. Two by one author, and one by somebody who
 * is reviewing the reviewer, are taken only when there is no alternative, in this order: first the author twice is allowed,
 * then the mutual review.
 */
export function pickBatch(
  candidates: readonly Candidate[],
  {
    count,
    authorsInBatch,
    random,
  }: { count: number; authorsInBatch: readonly string[]; random: () => number },
): Candidate[] {
  const byNeed = shuffle(candidates, random).sort((a, b) => a.load - b.load);
  const authors = new Set(authorsInBatch);
  const picked: Candidate[] = [];
  const take = (eligible: (candidate: Candidate) => boolean) => {
    for (const candidate of byNeed) {
      if (picked.length >= count) return;
      if (picked.includes(candidate) || !eligible(candidate)) continue;
      picked.push(candidate);
      authors.add(candidate.authorId);
    }
  };
  take((c) => !authors.has(c.authorId) && !c.reviewsReviewer);
  take((c) => !c.reviewsReviewer);
  take(() => true);
  return picked;
}

/** A random order, every one as likely as another (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** How many of `places` go to calibration items although comments are there for them (R7). */
export function calibrationPlaces(places: number, rate: number, random: () => number): number {
  let hidden = 0;
  for (let i = 0; i < places; i += 1) if (random() < rate) hidden += 1;
  return hidden;
}

// ── Reading time (R6) ──────────────────────────────────────────────────────────────────────────

/** Words a minute that nobody reads and judges faster than: about three times silent reading (Brysbaert 2019: 238). */
const FASTEST_WORDS_A_MINUTE = 700;
const FLOOR_MS = { least: 2_000, most: 90_000 };

/** Milliseconds that a text takes at the least to be read and judged. */
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
