import type { DecisionInputs } from '@/lib/comments/schemas';
import type { DecisionView } from '@/lib/moderation/schemas';
import { percent } from '../../_parts/words';

/** Why peers decided as they did: the sum of it, what each reviewer contributed, and what was assumed. */
export type Why = {
  summary: string;
  reviewers: { id: string; name: string; words: string }[];
  assumed: string;
};

type Decided = Pick<DecisionView, 'outcome' | 'inputs'>;
type Review = DecisionInputs['reviews'][number];

/** In words, from what the decision was computed from; null for one that was not computed. Reviewers are named by their ids. */
export function whyInWords({ outcome, inputs }: Decided, names: ReadonlyMap<string, string>): Why | null {
  if (!inputs) return null;
  return isOfToday(inputs)
    ? byTheirRecords(outcome, inputs, names)
    : { ...byNumbersAlone(outcome, inputs), reviewers: [] };
}

const isOfToday = (inputs: NonNullable<Decided['inputs']>): inputs is DecisionInputs =>
  Array.isArray(inputs.reviews);

function byTheirRecords(
  outcome: Decided['outcome'],
  inputs: DecisionInputs,
  names: ReadonlyMap<string, string>,
): Why {
  const { reviews, prior, quorum, policyVersion } = inputs;
  const accept = reviews.filter(({ verdict }) => verdict === 'YES').length;
  const who = accepting(accept, reviews.length);
  return {
    summary: `${who}. By how reliable each of them is, it is ${ending(outcome, inputs)}`,
    reviewers: reviews.map((review) => ({
      id: review.reviewerId,
      name: nameOf(review, names),
      words: `${verdictWords[review.verdict]} ${weightInWords(review)}${groupInWords(review, reviews, names)}`,
    })),
    assumed: `Before anybody has read it, ${percent(prior)} of comments are taken to be acceptable. It takes ${quorum.min} reviews, and at most ${quorum.max} are asked for. Policy version ${policyVersion}.`,
  };
}

const accepting = (accept: number, reviews: number) =>
  `${accept} of ${reviews} ${reviews === 1 ? 'reviewer accepts' : 'reviewers accept'} it`;

function ending(
  outcome: Decided['outcome'],
  { probability, publishAt, referBelow }: Pick<DecisionInputs, 'probability' | 'publishAt' | 'referBelow'>,
): string {
  const so = `${percent(probability)} likely to be acceptable.`;
  if (outcome === 'PUBLISH') return `${so} Published from ${percent(publishAt)}.`;
  if (probability < referBelow) return `${so} Referred below ${percent(referBelow)}.`;
  if (probability < publishAt)
    return `${so} Short of the ${percent(publishAt)} that it takes, and no more reviewers are asked.`;
  return `${so} Too few of them weigh something to publish it, and no more reviewers are asked.`;
}

const verdictWords: Record<Review['verdict'], string> = {
  YES: 'Accepted it.',
  NOT_CIVIL: 'Found it not civil.',
  MISINFORMATION: 'Found mis/disinformation.',
};

function weightInWords({ sensitivity, specificity }: Review): string {
  const rates = `finds ${inNumbers(sensitivity)} acceptable comments acceptable, and notices ${inNumbers(specificity)} that break a rule`;
  if (sensitivity + specificity <= 1) return `Weighed nothing: ${rates}, which is no better than chance.`;
  return `${rates[0]!.toUpperCase()}${rates.slice(1)}.`;
}

/** "9 of 10", or "75 of 100" where tenths would say it badly. Nobody is always right, or never. */
function inNumbers(share: number): string {
  const tenths = share * 10;
  if (Math.abs(tenths - Math.round(tenths)) < 0.05 && tenths > 0.5 && tenths < 9.5)
    return `${Math.round(tenths)} of 10`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} of 100`;
}

function groupInWords(review: Review, reviews: Review[], names: ReadonlyMap<string, string>): string {
  const others = reviews.filter(
    ({ group, reviewerId }) => group !== null && group === review.group && reviewerId !== review.reviewerId,
  );
  if (others.length === 0) return '';
  const list = new Intl.ListFormat('en-GB').format(others.map((other) => nameOf(other, names)));
  return ` Counted as one with ${list}: they agree far more often than chance would have it.`;
}

const nameOf = ({ reviewerId }: Review, names: ReadonlyMap<string, string>) =>
  names.get(reviewerId) ?? 'A former member';

/** A decision from before reviewers had records: everybody weighed the same. */
function byNumbersAlone(outcome: Decided['outcome'], inputs: Record<string, number>) {
  const {
    accept = 0,
    object = 0,
    probability = 0,
    publishAt = 0,
    referBelow = 0,
    prior = 0,
    accuracy = 0,
  } = inputs;
  const so = ending(outcome, { probability, publishAt, referBelow });
  return {
    summary: `${accepting(accept, accept + object)}: ${so}`,
    assumed: `Assumed: ${percent(prior)} of comments are acceptable, and ${percent(accuracy)} of verdicts right.`,
  };
}
