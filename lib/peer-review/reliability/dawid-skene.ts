/**
 * All reviewers fitted jointly, without knowing which comments were acceptable: A. P. Dawid and A. M. Skene, “Maximum
 * Likelihood Estimation of Observer Error-Rates Using the EM Algorithm”, Applied Statistics 28 (1979), 20–28, for the two
 * answers accept and object. Beta priors on the rates and on the share of acceptable items smooth it. Pure and
 * deterministic, like rules.ts.
 */
import { atOnce, inTurns, type Steps } from './in-turns';
import type { TrackRecord } from './reviewer-rates';

/** Who answered what: one place in each list an answer. Items and workers are numbered from 0. */
export type Answers = {
  items: number;
  workers: number;
  item: Int32Array;
  worker: Int32Array;
  /** 1 accepts, 0 objects. */
  accepts: Uint8Array;
};

/** Of each item: 1 acceptable, 0 not, or UNKNOWN. */
export type Truth = Int8Array;
export const UNKNOWN = -1;

export type FitOptions = {
  /**
   * Pseudo-counts, all above 0. They act as Beta(count + 1), so that the mode that EM climbs to is the posterior mean of
   * reviewer-rates.ts under the same counts. More right than wrong, or the fit could name the two kinds the other way round.
   */
  newcomer: TrackRecord;
  /** Items that count as seen already, above 0 as well. */
  seen: { acceptable: number; unacceptable: number };
  /** What is known already, and stays. */
  truth?: Truth | undefined;
  /** What each answer weighs in its worker's rates; 1 each where it is left out. */
  weights?: Float64Array | undefined;
  /** 1 where an item is a practice text: how many of those are acceptable was chosen, and says nothing of the comments. */
  practice?: Uint8Array | undefined;
};

export type Fit = {
  /** Of each item, the probability that it is acceptable. */
  acceptable: Float64Array;
  /** Of each worker. */
  sensitivity: Float64Array;
  specificity: Float64Array;
  /** The share of comments that are acceptable, and how many there were to see it by. */
  prevalence: number;
  comments: number;
  /** The log-posterior of the rates and the prevalence after each round, up to a constant. It never falls. */
  logPosteriors: number[];
};

/** With the number of answers that each item has, what is no comment, and what answers and items weigh. */
type Counted = Answers & {
  answered: Int32Array;
  practice: Uint8Array;
  weight: Float64Array;
  itemWeight: Float64Array;
};

type Parameters = Pick<Fit, 'sensitivity' | 'specificity' | 'prevalence' | 'comments'>;

/** Converged: no item's probability moved by more. */
const TOLERANCE = 1e-5;
/** Among very many items there is always one that still moves: what it would come to is not worth the night. */
const MOST_ROUNDS = 300;

/** Starts from each item's share of accepting answers, and climbs. An item that nobody answered ends at the prevalence. */
export const fitDawidSkene = (given: Answers, options: FitOptions): Fit => atOnce(climb(given, options));

/** The same for very many answers: others have their turn after each round. */
export const fitInTurns = (given: Answers, options: FitOptions): Promise<Fit> =>
  inTurns(climb(given, options));

/** One round after another. */
function* climb(given: Answers, options: FitOptions): Steps<Fit> {
  const { practice = new Uint8Array(given.items) } = options;
  const answers = { ...given, answered: countAnswers(given), practice, ...weigh(given, options) };
  const acceptable = sharesAccepting(answers, options.truth);
  const logPosteriors: number[] = [];
  for (let round = 1; ; round += 1) {
    const rates = workerRates(answers, acceptable, options.newcomer);
    const parameters = { ...rates, ...shareAcceptable(acceptable, answers, options.seen) };
    const { logLikelihood, moved } = judgeItems(answers, acceptable, parameters, options.truth);
    logPosteriors.push(logLikelihood + logPrior(parameters, options));
    if (moved < TOLERANCE || round === MOST_ROUNDS) return { acceptable, ...parameters, logPosteriors };
    yield;
  }
}

function countAnswers({ items, item }: Answers): Int32Array {
  const counts = new Int32Array(items);
  for (const i of item) counts[i]! += 1;
  return counts;
}

/**
 * An item weighs what its answers weigh on the average, and where nobody knows what it is they all weigh that, so that what is climbed
 * is one likelihood: each item's, to the power of its weight. They come within days of one another, and age by months.
 */
function weigh(
  given: Answers,
  { truth, weights }: Pick<FitOptions, 'truth' | 'weights'>,
): Pick<Counted, 'weight' | 'itemWeight'> {
  const weight = Float64Array.from(given.item, (_, n) => weights?.[n] ?? 1);
  const itemWeight = new Float64Array(given.items);
  given.item.forEach((item, n) => (itemWeight[item]! += weight[n]!));
  const answered = countAnswers(given);
  itemWeight.forEach((sum, item) => (itemWeight[item] = sum / (answered[item] || 1)));
  const isOpen = (item: number) => (truth?.[item] ?? UNKNOWN) === UNKNOWN;
  return {
    weight: weight.map((own, n) => (isOpen(given.item[n]!) ? itemWeight[given.item[n]!]! : own)),
    itemWeight,
  };
}

function sharesAccepting({ items, item, accepts, answered }: Counted, truth?: Truth): Float64Array {
  const accepting = new Float64Array(items);
  for (let n = 0; n < item.length; n += 1) accepting[item[n]!]! += accepts[n]!;
  return accepting.map((count, i) => {
    const known = truth?.[i] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    return answered[i]! > 0 ? count / answered[i]! : 0.5;
  });
}

/** The M-step: each worker's most probable rates, were the items what they are now believed to be. */
function workerRates(
  { workers, item, worker, accepts, weight }: Counted,
  acceptable: Float64Array,
  { onAcceptable, onUnacceptable }: TrackRecord,
): Pick<Fit, 'sensitivity' | 'specificity'> {
  const sensitivity = new Float64Array(workers).fill(onAcceptable.right);
  const specificity = new Float64Array(workers).fill(onUnacceptable.right);
  const onGood = new Float64Array(workers).fill(onAcceptable.right + onAcceptable.wrong);
  const onBad = new Float64Array(workers).fill(onUnacceptable.right + onUnacceptable.wrong);
  for (let n = 0; n < item.length; n += 1) {
    const w = worker[n]!;
    const good = weight[n]! * acceptable[item[n]!]!;
    const bad = weight[n]! - good;
    onGood[w]! += good;
    onBad[w]! += bad;
    if (accepts[n]) sensitivity[w]! += good;
    else specificity[w]! += bad;
  }
  for (let w = 0; w < workers; w += 1) {
    sensitivity[w]! /= onGood[w]!;
    specificity[w]! /= onBad[w]!;
  }
  return { sensitivity, specificity };
}

/** The M-step's other half. An item without answers says nothing about the share, nor does practice. */
function shareAcceptable(
  acceptable: Float64Array,
  { answered, practice, itemWeight }: Counted,
  seen: FitOptions['seen'],
): Pick<Fit, 'prevalence' | 'comments'> {
  let [good, comments] = [seen.acceptable, 0];
  for (let i = 0; i < acceptable.length; i += 1) {
    if (answered[i] === 0 || practice[i] === 1) continue;
    good += itemWeight[i]! * acceptable[i]!;
    comments += itemWeight[i]!;
  }
  return { prevalence: good / (seen.acceptable + seen.unacceptable + comments), comments };
}

/** The E-step: sets what each item is now believed to be, and says how far that moved and how probable the answers were. */
function judgeItems(
  { items, item, worker, accepts, answered, practice, weight, itemWeight }: Counted,
  acceptable: Float64Array,
  { sensitivity, specificity, prevalence }: Parameters,
  truth?: Truth,
) {
  const [hit, miss] = [sensitivity.map(Math.log), sensitivity.map((rate) => Math.log(1 - rate))];
  const [caught, passed] = [specificity.map(Math.log), specificity.map((rate) => Math.log(1 - rate))];
  const isKnown = (i: number) => (truth?.[i] ?? UNKNOWN) !== UNKNOWN;
  // What an open item is judged by has its whole weight: it weighs less only beside the others.
  const prior = (i: number, share: number) =>
    practice[i] ? 0 : Math.log(share) * (isKnown(i) ? itemWeight[i]! : 1);
  const ifGood = Float64Array.from(practice, (_, i) => prior(i, prevalence));
  const ifBad = Float64Array.from(practice, (_, i) => prior(i, 1 - prevalence));
  for (let n = 0; n < item.length; n += 1) {
    const i = item[n]!;
    const w = worker[n]!;
    const share = isKnown(i) ? weight[n]! : 1;
    ifGood[i]! += share * (accepts[n] ? hit[w]! : miss[w]!);
    ifBad[i]! += share * (accepts[n] ? passed[w]! : caught[w]!);
  }

  let [logLikelihood, moved] = [0, 0];
  for (let i = 0; i < items; i += 1) {
    const [good, bad, known] = [ifGood[i]!, ifBad[i]!, truth?.[i] ?? UNKNOWN];
    const belief = known === UNKNOWN ? 1 / (1 + Math.exp(bad - good)) : known;
    if (known === UNKNOWN)
      logLikelihood += itemWeight[i]! * (Math.max(good, bad) + Math.log1p(Math.exp(-Math.abs(good - bad))));
    else if (answered[i]! > 0) logLikelihood += known === 1 ? good : bad;
    moved = Math.max(moved, Math.abs(belief - acceptable[i]!));
    acceptable[i] = belief;
  }
  return { logLikelihood, moved };
}

function logPrior(
  { sensitivity, specificity, prevalence }: Parameters,
  { newcomer: { onAcceptable, onUnacceptable }, seen }: FitOptions,
): number {
  let sum = seen.acceptable * Math.log(prevalence) + seen.unacceptable * Math.log(1 - prevalence);
  for (let w = 0; w < sensitivity.length; w += 1)
    sum +=
      onAcceptable.right * Math.log(sensitivity[w]!) +
      onAcceptable.wrong * Math.log(1 - sensitivity[w]!) +
      onUnacceptable.right * Math.log(specificity[w]!) +
      onUnacceptable.wrong * Math.log(1 - specificity[w]!);
  return sum;
}
