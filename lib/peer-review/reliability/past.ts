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
};

/** A text of a comment, of which nobody knows yet what it is, and what is believed of it. */
export type OpenText = { item: number; commentId: string; revision: number; believed: number };

export type Past = {
  answers: Answers;
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
  const judged = new Set<number>();
  const open: OpenText[] = [];
  reviews.forEach((review, place) => {
    const { commentId, revision, calibrationItemId, believed, settled } = review;
    const number = numberOf(items, calibrationItemId ?? `${commentId} ${revision}`);
    item[place] = number;
    worker[place] = numberOf(workers, review.reviewerId);
    known[number] ??= UNKNOWN;
    practice[number] = Number(calibrationItemId !== null);
    // Nothing is believed by a verdict that came after the decision; that of the text stands at those before it.
    if (believed === null || judged.has(number)) return;
    judged.add(number);
    if (settled) known[number] = believed;
    else if (commentId !== null && revision !== null)
      open.push({ item: number, commentId, revision, believed });
  });
  const accepts = Uint8Array.from(reviews, (review) => Number(review.accepts));
  const answers = { items: items.size, workers: workers.size, item, worker, accepts };
  return {
    answers,
    truth: Int8Array.from(known),
    practice: Uint8Array.from(practice),
    reviewerIds: [...workers.keys()],
    open,
  };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}
