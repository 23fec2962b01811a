/** What follows from the reviews of a comment (R9). Pure, like rules.ts. */
import type { PolicySettings } from '@/lib/policy/schemas';
import { isWeightless, probabilityFromReviews, type Review } from '../reliability/reviewer-rates';

type DecisionPolicy = Pick<
  PolicySettings['review'],
  'quorum' | 'publishAt' | 'referBelow' | 'prior' | 'stopEarly'
>;

export type Decision = { outcome: 'publish' | 'refer' | 'continue'; probability: number };

/**
 * Peers publish or refer; they never reject. For the quorum, reviewers who are counted as one are one, and one whose verdict
 * weighs nothing is none: copies and noise do not take the place of a reading. A comment that has been read as often as
 * comments are is referred all the same, so that it never waits for reviewers who would not be asked.
 */
export function decide(reviews: readonly Review[], policy: DecisionPolicy): Decision {
  const { quorum, publishAt, referBelow, prior, stopEarly } = policy;
  const probability = probabilityFromReviews(reviews, prior);
  if (countEffective(reviews) >= (stopEarly ? 1 : quorum.min)) {
    if (probability >= publishAt) return { outcome: 'publish', probability };
    if (probability < referBelow) return { outcome: 'refer', probability };
  }
  return { outcome: reviews.length >= quorum.max ? 'refer' : 'continue', probability };
}

/** Reviews that say something that no other says. */
function countEffective(reviews: readonly Review[]): number {
  const weighing = reviews.filter(({ rates }) => !isWeightless(rates));
  const groups = new Set(weighing.flatMap(({ group }) => group ?? []));
  return groups.size + weighing.filter(({ group }) => group === undefined).length;
}
