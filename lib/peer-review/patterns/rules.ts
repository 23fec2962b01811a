/**
 * Reviewing that looks targeted or arranged (R12), by how improbable it would be if it were neither. What is found is shown to
 * moderators with its evidence, and nothing else follows from it.
 *
 * All that is looked at together is a family of tests: a finding must be so improbable that among all of them there is one false
 * alarm in a hundred looks (Bonferroni). Rates that were estimated from little are taken for uncertain, so that each test is a
 * beta-binomial one: with few reviews to compare with, hardly anything is improbable.
 */
import { HOUR_MS } from '@/lib/platform/durations';

/** Chance that a look shows anybody who did nothing, for each kind of pattern. */
export const FALSE_ALARM = 0.01;

/** Verdicts, and those among them that object; or any other successes among trials. */
export type Tally = { count: number; of: number };

// ── Objecting to one author ────────────────────────────────────────────────────────────────────

/** Comments by one author that a reviewer must have judged, and objected to, before anything is said of it. */
export const TARGETING_LEAST = 5;

/** How one reviewer judges one author, and what there is to compare it with. */
export type Encounter = {
  objections: Tally;
  /** The same reviewer's on comments of everybody else. */
  toOthers: Tally;
  /** Everybody else's on the same author's comments. */
  byOthers: Tally;
};

/** Reviews that an estimated rate is taken to rest on already, at the rate of the whole publication. */
const PRIOR_REVIEWS = 4;

/**
 * The rate at which this reviewer would object to this author if neither meant the other: how harsh the one is and how
 * objectionable the other, each as odds against the whole publication's, multiply.
 */
export function expectedRate({ toOthers, byOthers }: Encounter, base: number): number {
  const logOdds = logit(shrunk(toOthers, base)) + logit(shrunk(byOthers, base)) - logit(base);
  return 1 / (1 + Math.exp(-logOdds));
}

/** The probability of so many objections or more, if neither meant the other. */
export function chanceOfObjections(encounter: Encounter, base: number): number {
  const { objections, toOthers, byOthers } = encounter;
  const strength = Math.min(toOthers.of, byOthers.of) + PRIOR_REVIEWS;
  return tail(objections, { mean: expectedRate(encounter, base), strength });
}

/** Whether a reviewer's objections to one author are to be shown, of `looked` encounters looked at. */
export const isTargeted = (encounter: Encounter, { base, looked }: { base: number; looked: number }) =>
  encounter.objections.count >= TARGETING_LEAST && chanceOfObjections(encounter, base) * looked < FALSE_ALARM;

// ── Bursts from one network ────────────────────────────────────────────────────────────────────

/** Within so long after one review of a comment, another from the same network belongs to the same burst. */
export const BURST_MS = HOUR_MS;
/** Reviews that must have followed upon others of their network before anything is said of it. */
export const BURST_LEAST = 3;

/** What followed upon the reviews of one network. */
export type Following = {
  /** Of the reviews by others that soon followed one of this network on the same comment, those of this network that agree. */
  own: Tally;
  /** Of all other reviews, those of this network: how often one is to be expected by chance. */
  elsewhere: Tally;
};

/**
 * The probability that so many of the reviews that followed came from the same network and agreed, if who reviews next did not
 * depend on who reviewed before. Where every review seems to come from one network, nothing about it is improbable.
 */
export function chanceOfFollowing({ own, elsewhere }: Following): number {
  const strength = elsewhere.of + 2;
  return tail(own, { mean: (elsewhere.count + 1) / strength, strength });
}

/** Whether a network's reviews are to be shown, of `looked` networks looked at. */
export const isBurst = (following: Following, looked: number) =>
  following.own.count >= BURST_LEAST && chanceOfFollowing(following) * looked < FALSE_ALARM;

// ── How improbable ─────────────────────────────────────────────────────────────────────────────

const logit = (p: number) => Math.log(p / (1 - p));

const shrunk = ({ count, of }: Tally, base: number) => (count + PRIOR_REVIEWS * base) / (of + PRIOR_REVIEWS);

/**
 * The probability of `count` successes or more `of` so many trials, at a rate known only as a Beta distribution with this mean,
 * from so many earlier trials: the upper tail of the beta-binomial distribution, each term from the one before.
 */
export function tail({ count, of }: Tally, { mean, strength }: { mean: number; strength: number }): number {
  const [a, b] = [mean * strength, (1 - mean) * strength];
  let logTerm = 0;
  for (let i = 0; i < of; i += 1) logTerm += Math.log((b + i) / (strength + i));
  let sum = 0;
  for (let k = 0; k <= of; k += 1) {
    if (k >= count) sum += Math.exp(logTerm);
    logTerm += Math.log(((of - k) / (k + 1)) * ((a + k) / (b + of - k - 1)));
  }
  return Math.min(1, sum);
}

/** The share of a publication's reviews that object, never so sure that a single one would count as impossible. */
export const baseRate = ({ count, of }: Tally): number => (count + 1) / (of + 2);
