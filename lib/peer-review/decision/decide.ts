/** What follows from the reviews of a comment (R9). Pure, like rules.ts. */
import { acceptsNeeded } from '@/lib/comments/pace/rules';
import type { PolicySettings } from '@/lib/policy/schemas';
import { isWeightless, probabilityFromReviews, type Rates, type Review } from '../reliability/reviewer-rates';

type DecisionPolicy = Pick<
  PolicySettings['review'],
  'quorum' | 'publishAt' | 'effectiveFrom' | 'objection' | 'small' | 'prior'
>;

/** A review with how it came about. */
export type DecidingReview = Review & {
  /** It came from a batch with a skip, or soon after another batch of its reviewer began: see `isBurst`. */
  burst?: boolean;
};

export type Decision = {
  outcome: 'publish' | 'object' | 'refer' | 'continue';
  probability: number;
  /** Reviewers who accept it, of those whose verdicts count and of whom each group counts as one; and how many it takes. */
  accepts: number;
  needed: number;
  /** The probability from which it is published. */
  publishAt: number;
};

/**
 * Peers publish, object or refer; they never reject. Only reviews count whose reviewers' records say more than chance does, and
 * reviewers who are counted as one are one: copies and noise do not take the place of a reading. A comment that has been read as
 * often as comments are is referred all the same, so that it never waits for reviewers who would not be asked.
 * `activeMembers` is null where nobody has counted them: the membership is then taken to be large.
 */
export function decide(
  reviews: readonly DecidingReview[],
  policy: DecisionPolicy,
  activeMembers: number | null,
): Decision {
  const { quorum, objection, prior } = policy;
  const voices = voicesOf(reviews.filter(({ rates }) => isEffective(rates, policy)));
  const objections = voices.filter(({ accepts }) => !accepts).length;
  const bursts = voices.filter(({ accepts, burst }) => accepts && burst).length;
  const accepts = voices.length - objections;
  const needed = acceptsNeeded(objections > 0, policy, activeMembers) + bursts;
  const probability = probabilityFromReviews(
    voices.flatMap(({ of }) => of),
    prior,
  );
  const publishAt = objections > 0 ? objection.publishAt : policy.publishAt;
  const found = { probability, accepts, needed, publishAt };
  if (accepts >= needed && probability >= publishAt) return { outcome: 'publish', ...found };
  if (objections >= objection.objections && probability < objection.below)
    return { outcome: 'object', ...found };
  return { outcome: reviews.length >= quorum.max ? 'refer' : 'continue', ...found };
}

/**
 * What one reviewer's comment is taken to be by the others alone (R9): a verdict must not tell how right it was itself. Who is counted
 * as one with that reviewer says no more than they do, and is left out as well.
 */
export function probabilityWithout(
  reviews: readonly Review[],
  left: Review,
  policy: Pick<DecisionPolicy, 'effectiveFrom' | 'prior'>,
): number {
  const others = reviews.filter(
    (one) =>
      one !== left &&
      (left.group === undefined || one.group !== left.group) &&
      isEffective(one.rates, policy),
  );
  return probabilityFromReviews(others, policy.prior);
}

/** Whether verdicts at these rates say more than chance does, by as much as the policy asks for. */
export const isEffective = (
  { sensitivity, specificity }: Rates,
  { effectiveFrom }: Pick<DecisionPolicy, 'effectiveFrom'>,
): boolean => !isWeightless({ sensitivity, specificity }) && sensitivity + specificity - 1 >= effectiveFrom;

type Voice = { accepts: boolean; burst: boolean; of: DecidingReview[] };

/** Of those who are counted as one, one: an objection where any of them objects. */
function voicesOf(reviews: readonly DecidingReview[]): Voice[] {
  const groups = new Map<string | number, DecidingReview[]>();
  for (const [n, review] of reviews.entries()) {
    const who = review.group ?? n;
    groups.set(who, [...(groups.get(who) ?? []), review]);
  }
  return Array.from(groups.values(), (of) => ({
    accepts: of.every(({ accepts }) => accepts),
    burst: of.some(({ burst }) => burst === true),
    of,
  }));
}
