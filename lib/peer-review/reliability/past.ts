/** The reviews of the past in the form that they are fitted in. Pure, like rules.ts. */
import { UNKNOWN, type Answers, type Truth } from './dawid-skene';

/** A valid review, and what is believed of what it was about. */
export type PastReview = {
  reviewerId: string;
  /** What was reviewed: a text of a comment, or a calibration item. */
  commentId: string | null;
  revision: number | null;
  calibrationItemId: string | null;
  accepts: boolean;
  believed: number | null;
  settled: boolean;
  /** What is left of it by its age. */
  weight: number;
};

/**
 * A text of a comment, of which nobody knows yet what it is, and what is believed of it for the records of its reviewers: the least
 * and the most.
 */
export type OpenText = { item: number; commentId: string; revision: number; least: number; most: number };

export type Past = {
  answers: Answers;
  /** What each answer weighs. */
  weights: Float64Array;
  truth: Truth;
  /** 1 where an item is a calibration item. */
  practice: Uint8Array;
  /** By their numbers in `answers`. */
  reviewerIds: string[];
  /** What the fit may come to believe otherwise. */
  open: OpenText[];
};

export function numberPast(reviews: readonly PastReview[]): Past {
  const [items, workers] = [new Map<string, number>(), new Map<string, number>()];
  const item = new Int32Array(reviews.length);
  const worker = new Int32Array(reviews.length);
  const known: number[] = [];
  const practice: number[] = [];
  const open = new Map<number, OpenText>();
  reviews.forEach((review, place) => {
    const { commentId, revision, calibrationItemId, believed, settled } = review;
    const number = numberOf(items, calibrationItemId ?? `${commentId} ${revision}`);
    item[place] = number;
    worker[place] = numberOf(workers, review.reviewerId);
    known[number] ??= UNKNOWN;
    practice[number] = Number(calibrationItemId !== null);
    // Nothing is believed by a verdict that came after the decision; that of the text stands at those before it.
    if (believed === null) return;
    if (settled) known[number] = believed;
    else if (commentId !== null && revision !== null) {
      const { least = believed, most = believed } = open.get(number) ?? {};
      const range = { least: Math.min(least, believed), most: Math.max(most, believed) };
      open.set(number, { item: number, commentId, revision, ...range });
    }
  });
  const accepts = Uint8Array.from(reviews, (review) => Number(review.accepts));
  const answers = { items: items.size, workers: workers.size, item, worker, accepts };
  return {
    answers,
    weights: Float64Array.from(reviews, ({ weight }) => weight),
    truth: Int8Array.from(known),
    practice: Uint8Array.from(practice),
    reviewerIds: [...workers.keys()],
    open: [...open.values()],
  };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}
