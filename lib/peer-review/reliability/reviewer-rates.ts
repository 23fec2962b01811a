/**
 * How far a reviewer is to be believed (R9): the two kinds of error, each with a Beta posterior, and what a verdict of
 * such a reviewer says about a comment. Pure, like rules.ts.
 */

/** Verdicts given on comments of one kind, by weight. With a prior's added, the parameters of a Beta distribution. */
export type Verdicts = { right: number; wrong: number };

/**
 * A reviewer's track record. Wrong on an acceptable comment: they wrongly objected. Wrong on one that was not: they wrongly
 * accepted. The same shape holds a prior, as the verdicts that a newcomer is taken to have given already.
 */
export type TrackRecord = { onAcceptable: Verdicts; onUnacceptable: Verdicts };

/** One past verdict, and how its comment ended. */
export type Outcome = {
  accepts: boolean;
  /** 1 or 0 where it is known (calibration, a final decision); the probability where it is only believed. */
  acceptable: number;
  weight: number;
};

/** The share of acceptable comments that a reviewer accepts, and of the others that they object to. */
export type Rates = { sensitivity: number; specificity: number };

/** A verdict of a reviewer with these rates. Those who share a `group` are counted as one (R12). */
export type Review = { accepts: boolean; rates: Rates; group?: string | undefined };

const NOTHING: TrackRecord = { onAcceptable: { right: 0, wrong: 0 }, onUnacceptable: { right: 0, wrong: 0 } };

/**
 * What is believed of a newcomer: `strength` verdicts of each kind, of which the share `accuracy` was right. Above one half,
 * it also settles which of the two kinds is which when all reviewers are fitted jointly.
 */
export function newcomerPrior({ accuracy, strength }: { accuracy: number; strength: number }): TrackRecord {
  const verdicts = { right: accuracy * strength, wrong: (1 - accuracy) * strength };
  return { onAcceptable: verdicts, onUnacceptable: verdicts };
}

/** The track record that these verdicts make. */
export const recordOf = (outcomes: readonly Outcome[]): TrackRecord =>
  outcomes.reduce((record, outcome) => addOutcome(record, outcome), NOTHING);

/** The record with one more verdict. An uncertain outcome counts on both sides, by its probability. */
export function addOutcome(record: TrackRecord, { accepts, acceptable, weight }: Outcome): TrackRecord {
  return {
    onAcceptable: addVerdict(record.onAcceptable, accepts, weight * acceptable),
    onUnacceptable: addVerdict(record.onUnacceptable, !accepts, weight * (1 - acceptable)),
  };
}

/** What a verdict still weighs after so many days, if it loses half of its weight in `halfLifeDays`. */
export const weightAfter = (days: number, halfLifeDays: number): number => 2 ** (-days / halfLifeDays);

/** The record as it counts when each of its verdicts has lost weight by this factor. */
export function ageRecord(record: TrackRecord, weight: number): TrackRecord {
  const age = ({ right, wrong }: Verdicts) => ({ right: right * weight, wrong: wrong * weight });
  return { onAcceptable: age(record.onAcceptable), onUnacceptable: age(record.onUnacceptable) };
}

const addVerdict = ({ right, wrong }: Verdicts, isRight: boolean, weight: number): Verdicts =>
  isRight ? { right: right + weight, wrong } : { right, wrong: wrong + weight };

/** The means of the two Beta posteriors: with them, each verdict is as probable as the record and the prior make it. */
export const ratesOf = (record: TrackRecord, prior: TrackRecord): Rates => ({
  sensitivity: mean(add(record.onAcceptable, prior.onAcceptable)),
  specificity: mean(add(record.onUnacceptable, prior.onUnacceptable)),
});

const mean = ({ right, wrong }: Verdicts) => right / (right + wrong);

const add = (a: Verdicts, b: Verdicts): Verdicts => ({ right: a.right + b.right, wrong: a.wrong + b.wrong });

// ── What the verdicts say about a comment ──────────────────────────────────────────────────────

/**
 * The probability that a comment is acceptable: Bayes' rule in log-odds, one verdict after the other in any order, from the
 * share `prior` of comments that are acceptable. With every reviewer at the newcomer's rates it is what a majority with equal
 * weights makes of it.
 */
export function probabilityFromReviews(reviews: readonly Review[], prior: number): number {
  let logOdds = Math.log(prior / (1 - prior));
  const groups = new Map<string, number[]>();
  for (const { accepts, rates, group } of reviews) {
    const evidence = evidenceOf(accepts, rates);
    if (group === undefined) logOdds += evidence;
    else groups.set(group, [...(groups.get(group) ?? []), evidence]);
  }
  for (const evidence of groups.values()) logOdds += asOne(evidence);
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * The logarithm of how many times more probable a verdict is on an acceptable comment than on another. That of a reviewer
 * who is no better than chance weighs nothing (R13). Turned round it would say more, but then somebody could earn a bad
 * record in order to sink comments by accepting them.
 */
function evidenceOf(accepts: boolean, rates: Rates): number {
  if (isWeightless(rates)) return 0;
  // Stored rates are rounded: nobody is so sure that another's verdict could not weigh against theirs.
  const [sensitivity, specificity] = [rates.sensitivity, rates.specificity].map((rate) =>
    Math.min(0.9999, Math.max(0.0001, rate)),
  ) as [number, number];
  return accepts ? Math.log(sensitivity / (1 - specificity)) : Math.log((1 - sensitivity) / specificity);
}

/** No better than chance. */
export const isWeightless = ({ sensitivity, specificity }: Rates): boolean => sensitivity + specificity <= 1;

/** k verdicts that are copies of one another say what one says: each likelihood is raised to the power 1/k. */
const asOne = (evidence: readonly number[]) =>
  evidence.reduce((sum, each) => sum + each, 0) / evidence.length;

// ── How sure the rates are ─────────────────────────────────────────────────────────────────────

type Bounds = { lower: number; upper: number };

/** Each rate's central credible interval, which holds it with probability `confidence`. */
export function boundsOf(
  record: TrackRecord,
  prior: TrackRecord,
  confidence: number,
): { sensitivity: Bounds; specificity: Bounds } {
  return {
    sensitivity: betaInterval(add(record.onAcceptable, prior.onAcceptable), confidence),
    specificity: betaInterval(add(record.onUnacceptable, prior.onUnacceptable), confidence),
  };
}

/** The central interval of a Beta distribution that holds its rate with probability `confidence`. */
export function betaInterval(verdicts: Verdicts, confidence: number): Bounds {
  const tail = (1 - confidence) / 2;
  return { lower: betaQuantile(tail, verdicts), upper: betaQuantile(1 - tail, verdicts) };
}

/** The value below which a Beta-distributed rate lies with the given probability, to about 1e-12, by halving. */
function betaQuantile(probability: number, verdicts: Verdicts): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, verdicts) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function I_x(right, wrong) (DLMF 8.17), from the side on which its continued fraction converges fast. */
export function betaBelow(x: number, { right: a, wrong: b }: Verdicts): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x);
  const front = Math.exp(logFront);
  return x < (a + 1) / (a + b + 2)
    ? front / (a * betaFraction(x, a, b))
    : 1 - front / (b * betaFraction(1 - x, b, a));
}

/** The denominator of the continued fraction DLMF 8.17.22, by Lentz's method (as modified by Thompson and Barnett 1986). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 0;
  let value = 1;
  for (let term = 1; term < 500; term += 1) {
    const m = Math.floor(term / 2);
    const numerator =
      term % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + numerator * d || tiny);
    c = 1 + numerator / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return value;
}

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) above 10, reached by Γ(x) = Γ(x + 1) / x. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z += 1) shift += Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
