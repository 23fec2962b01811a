import type { DecisionInputs } from '@/lib/comments/schemas';
import { formattingTag, type Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import type { DecisionView } from '@/lib/moderation/schemas';
import { percent } from '@/app/admin/_parts/words/words';

/** Why peers decided as they did: the sum of it, what each reviewer contributed, and what was assumed. */
export type Why = {
  summary: string;
  /** How such a probability has turned out, where enough was audited to say. */
  odds: string | null;
  reviewers: { id: string; name: string; words: string }[];
  assumed: string;
};

type Decided = Pick<DecisionView, 'outcome' | 'inputs'>;
type Review = DecisionInputs['reviews'][number];

/** Who the reviewers are, by their ids; the language that it is said in; and what audits make of a probability. */
type Telling = { names: ReadonlyMap<string, string>; locale: Locale; odds?: OddsOf };

/** The range that holds the true share of acceptable comments; null where too little was audited to say. */
export type OddsOf = (text: {
  probability: number;
  published: boolean;
}) => { low: number; high: number } | null;

const say = (locale: Locale) => translator(locale, 'cases.why');
type Say = ReturnType<typeof say>;

/** In words, from what the decision was computed from; null for one that was not computed. */
export function whyInWords({ outcome, inputs }: Decided, telling: Telling): Why | null {
  if (!inputs) return null;
  return isOfToday(inputs)
    ? byTheirRecords(outcome, inputs, telling)
    : { ...byNumbersAlone(outcome, inputs, say(telling.locale)), odds: null, reviewers: [] };
}

const isOfToday = (inputs: NonNullable<Decided['inputs']>): inputs is DecisionInputs =>
  Array.isArray(inputs.reviews);

function byTheirRecords(outcome: Decided['outcome'], inputs: DecisionInputs, telling: Telling): Why {
  const { reviews, prior, quorum, policyVersion, counted } = inputs;
  const t = say(telling.locale);
  const accept = reviews.filter(({ verdict }) => verdict === 'YES').length;
  const who = t('accepting', { accept, reviews: reviews.length });
  return {
    summary: counted
      ? t('byCount', { who, ...countedEnding(outcome, inputs, counted) })
      : t('byRecords', { who, so: ending(outcome, { ...inputs, referBelow: inputs.referBelow ?? 0 }, t) }),
    odds: oddsInWords(outcome, inputs, telling),
    reviewers: reviews.map((review) => ({
      id: review.reviewerId,
      name: nameOf(review, telling),
      words: [
        t(`verdicts.${review.verdict}`),
        weightInWords(review, counted?.effectiveFrom, t),
        review.burst && review.verdict === 'YES' && t('burst'),
        groupInWords(review, reviews, telling),
      ]
        .filter(Boolean)
        .join(' '),
    })),
    assumed: t('assumed', {
      prior: percent(prior),
      min: quorum.min,
      max: quorum.max,
      version: policyVersion,
    }),
  };
}

/** What peers published, or would have: a moderator may have read it first. */
const isEnough = ({ probability, publishAt, counted }: DecisionInputs) =>
  counted !== undefined && counted.accepts >= counted.needed && probability >= publishAt;

function oddsInWords(
  outcome: Decided['outcome'],
  inputs: DecisionInputs,
  { locale, odds }: Telling,
): string | null {
  const range = odds?.({
    probability: inputs.probability,
    published: outcome === 'PUBLISH' || isEnough(inputs),
  });
  if (!range) return null;
  const [low, high] = [range.low, range.high].map((share) => Math.round(share * 100)) as [number, number];
  return say(locale)('odds', { low, high });
}

function countedEnding(
  outcome: Decided['outcome'],
  inputs: DecisionInputs,
  { accepts, needed, objectBelow }: NonNullable<DecisionInputs['counted']>,
) {
  const { probability, publishAt } = inputs;
  const end =
    outcome === 'PUBLISH'
      ? 'published'
      : isEnough(inputs)
        ? 'first'
        : probability < objectBelow
          ? 'objected'
          : 'undecided';
  return {
    accepts,
    needed,
    end,
    probability: percent(probability),
    publishAt: percent(publishAt),
    below: percent(objectBelow),
  };
}

function ending(
  outcome: Decided['outcome'],
  { probability, publishAt, referBelow }: Record<'probability' | 'publishAt' | 'referBelow', number>,
  t: Say,
): string {
  const end =
    outcome === 'PUBLISH'
      ? 'published'
      : probability < referBelow
        ? 'referred'
        : probability < publishAt
          ? 'short'
          : 'unweighed';
  return t('so', {
    probability: percent(probability),
    publishAt: percent(publishAt),
    referBelow: percent(referBelow),
    end,
  });
}

/** `effectiveFrom` is what a record had to be above chance by; undefined in an older decision, which only asked for any of it. */
function weightInWords(
  { sensitivity, specificity }: Review,
  effectiveFrom: number | undefined,
  t: Say,
): string {
  const shares = { found: inNumbers(sensitivity, t), noticed: inNumbers(specificity, t) };
  const aboveChance = sensitivity + specificity - 1;
  if (aboveChance > 0 && effectiveFrom !== undefined && aboveChance < effectiveFrom)
    return t('ineffective', shares);
  return t('weight', { weighs: aboveChance <= 0 ? 'nothing' : 'something', ...shares });
}

/** How well a reviewer tells what is acceptable from what is not. */
export type Rates = Pick<Review, 'sensitivity' | 'specificity'>;

/** What a reviewer is believed to be worth, in a sentence. */
export const recordInWords = ({ sensitivity, specificity }: Rates, locale: Locale): string => {
  const t = say(locale);
  return t('record', { found: inNumbers(sensitivity, t), noticed: inNumbers(specificity, t) });
};

/** The probability that reviewers gave the newest text of a comment, what would have posted it, and what has come of such ones. */
export type StatedOdds = { probability: number; publishAt: number; range: ReturnType<OddsOf> };

/** Null where its reviewers have not been counted, or what they said is not to be seen yet. */
export function statedOdds(
  { decisions, revision }: { decisions: readonly DecisionView[]; revision: number },
  odds: OddsOf,
): StatedOdds | null {
  const decision = decisions.find((one) => one.maker === 'PEERS' && one.revision === revision);
  if (!decision?.inputs || !isOfToday(decision.inputs)) return null;
  const { probability, publishAt } = decision.inputs;
  const published = decision.outcome === 'PUBLISH' || isEnough(decision.inputs);
  return { probability, publishAt, range: odds({ probability, published }) };
}

/** "9 of 10", or "75 of 100" where tenths would say it badly. Nobody is always right, or never. */
function inNumbers(share: number, t: Say): string {
  const tenths = share * 10;
  if (Math.abs(tenths - Math.round(tenths)) < 0.05 && tenths > 0.5 && tenths < 9.5)
    return t('share', { count: Math.round(tenths), of: 10 });
  return t('share', { count: Math.min(99, Math.max(1, Math.round(share * 100))), of: 100 });
}

function groupInWords(review: Review, reviews: Review[], telling: Telling): string | null {
  const others = reviews.filter(
    ({ group, reviewerId }) => group !== null && group === review.group && reviewerId !== review.reviewerId,
  );
  if (others.length === 0) return null;
  const list = new Intl.ListFormat(formattingTag[telling.locale]).format(
    others.map((other) => nameOf(other, telling)),
  );
  return say(telling.locale)('group', { list });
}

const nameOf = ({ reviewerId }: Review, { names, locale }: Telling) =>
  names.get(reviewerId) ?? say(locale)('former');

/** A decision from before reviewers had records: everybody weighed the same. */
function byNumbersAlone(outcome: Decided['outcome'], inputs: Record<string, number>, t: Say) {
  const {
    accept = 0,
    object = 0,
    probability = 0,
    publishAt = 0,
    referBelow = 0,
    prior = 0,
    accuracy = 0,
  } = inputs;
  const who = t('accepting', { accept, reviews: accept + object });
  return {
    summary: t('byNumbers', { who, so: ending(outcome, { probability, publishAt, referBelow }, t) }),
    assumed: t('flat', { prior: percent(prior), accuracy: percent(accuracy) }),
  };
}
