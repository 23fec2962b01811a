/**
 * The decision as the site takes it (R9), replayed over answers of the past: one comment after the other, each by `decide()` as its
 * reviews come, until they suffice or no more come, with what was known of its reviewers at that moment. Pure, like rules.ts.
 *
 * What is known at a moment:
 * - a reviewer's calibration results so far (R7): two among their first six reviews, then the policy's share;
 * - how the comments ended that they reviewed before. All that is known at first is how probable it was that the comment was
 *   acceptable, and that is what counts. Of what peers do not publish, a moderator decides by the next night, and from then on that
 *   counts; the truth, where it is given, tells what they say. What peers publish stays at its probability;
 * - what the nightly refit made of it (`fitDawidSkene` over everything so far, what calibration and moderators settled held
 *   fast): it revises what the past comments are believed to have been, so all records are made afresh. A night that adds
 *   little to what the last refit knew goes by without one.
 */
import { decide, probabilityWithout } from '@/lib/peer-review/decision/decide';
import { type Answers, fitDawidSkene, type Truth, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { fitOptionsOf, priorAfter } from '@/lib/peer-review/reliability/fit-options';
import {
  addOutcome,
  ageRecord,
  type Outcome,
  type Rates,
  ratesOf,
  recordOf,
  type TrackRecord,
  weightAfter,
} from '@/lib/peer-review/reliability/reviewer-rates';
import type { PolicySettings } from '@/lib/policy/schemas';

export type OnlineSettings = {
  policy: PolicySettings['review'];
  /** Comments decided between two nights. */
  commentsPerDay: number;
};

export type Replay = {
  answers: Answers;
  /** The items in the order in which they are decided. Those that are not named are calibration items if their truth is known. */
  order: Int32Array;
  truth: Truth;
};

/** How an item ended: with the probability that it is acceptable, after so many reviews. */
export type Ending = { published: boolean; probability: number; reviews: number };

/** Of each item in `order`, what became of it. */
export function decideInOrder(replay: Replay, settings: OnlineSettings): Ending[] {
  const site = openSite(replay, settings);
  return Array.from(replay.order, (item, n) => {
    if (n > 0 && n % settings.commentsPerDay === 0) passNight(site);
    return decideItem(site, item);
  });
}

// ── What the site knows ────────────────────────────────────────────────────────────────────────

type Reviewer = {
  record: TrackRecord;
  /** The day as of which its verdicts count. */
  recordDay: number;
  reviews: number;
  /** Answers on calibration items: all that there are, of which the first so many are given. */
  calibrations: number[];
  calibrated: number;
};

type Given = { answer: number; believed: number };

type Site = Replay & {
  settings: OnlineSettings;
  answersOf: number[][];
  reviewers: Reviewer[];
  day: number;
  /** Answers so far, and when they came. */
  past: { answer: number; day: number }[];
  /** Of the comments so far, and the calibration items, the probability of being acceptable as it is now believed. */
  believed: Float64Array;
  /**
   * Of the comments so far, the answers that were reviews, each with what the item is believed to be in its reviewer's record: what
   * would have come later did not.
   */
  given: Map<number, Given[]>;
  /** The truth where the site knows it. */
  settled: Truth;
  /** 1 where an item is for calibration. */
  practice: Uint8Array;
  /** What peers did not publish: a moderator has it before them. */
  referred: number[];
  /** Answers that the last refit knew, and the share of comments that is taken to be acceptable since. */
  refitted: number;
  prior: number;
};

function openSite(replay: Replay, settings: OnlineSettings): Site {
  const { answers, order, truth } = replay;
  const decided = new Set(order);
  const site: Site = {
    ...replay,
    settings,
    answersOf: Array.from({ length: answers.items }, () => []),
    reviewers: Array.from({ length: answers.workers }, newReviewer),
    day: 0,
    past: [],
    believed: new Float64Array(answers.items),
    given: new Map(),
    practice: Uint8Array.from(truth, (_, item) => Number(!decided.has(item))),
    settled: truth.map((known, item) => (decided.has(item) ? UNKNOWN : known)),
    referred: [],
    refitted: 0,
    prior: settings.policy.prior,
  };
  answers.item.forEach((item, answer) => {
    if (decided.has(item)) site.answersOf[item]!.push(answer);
    else if (truth[item] !== UNKNOWN) site.reviewers[answers.worker[answer]!]!.calibrations.push(answer);
  });
  return site;
}

const newReviewer = (): Reviewer => ({
  record: recordOf([]),
  recordDay: 0,
  reviews: 0,
  calibrations: [],
  calibrated: 0,
});

/** Counts an answer in its reviewer's record, with its item at the given probability. A weight of -1 takes it back. */
function count(
  site: Site,
  { answer, acceptable, weight }: { answer: number; acceptable: number; weight: number },
) {
  const { answers, day } = site;
  const reviewer = site.reviewers[answers.worker[answer]!]!;
  const outcome = { accepts: answers.accepts[answer] === 1, acceptable, weight };
  reviewer.record = addOutcome(currentRecord(site, reviewer), outcome);
  reviewer.recordDay = day;
}

const currentRecord = ({ day, settings }: Site, { record, recordDay }: Reviewer) =>
  ageRecord(record, weightAfter(day - recordDay, settings.policy.reliability.halfLifeDays));

// ── A comment ──────────────────────────────────────────────────────────────────────────────────

/** The number of active members is not known of labelled answers, and taken to be large. */
const UNCOUNTED = null;

function decideItem(site: Site, item: number): Ending {
  const { answers, settings, answersOf } = site;
  const policy = { ...settings.policy, prior: site.prior };
  const { newcomer } = fitOptionsOf(settings.policy);
  const reviews: { accepts: boolean; rates: Rates }[] = [];
  let decision = decide(reviews, policy, UNCOUNTED);
  for (const answer of answersOf[item]!) {
    if (decision.outcome !== 'continue') break;
    const reviewer = site.reviewers[answers.worker[answer]!]!;
    calibrate(site, reviewer);
    const rates = ratesOf(currentRecord(site, reviewer), newcomer);
    reviews.push({ accepts: answers.accepts[answer] === 1, rates });
    decision = decide(reviews, policy, UNCOUNTED);
  }
  const { probability, outcome } = decision;
  const published = outcome === 'publish';
  const given = answersOf[item]!.slice(0, reviews.length).map((answer, n) => ({
    answer,
    believed: probabilityWithout(reviews, reviews[n]!, policy),
  }));
  conclude(site, item, { probability, given });
  if (!published && site.truth[item] !== UNKNOWN) site.referred.push(item);
  return { published, probability, reviews: reviews.length };
}

/** Before their first review and their fourth, and then before one in so many. */
function calibrate(site: Site, reviewer: Reviewer): void {
  const { reviews, calibrations } = reviewer;
  const later = Math.floor(Math.max(0, reviews - 6) * site.settings.policy.calibrationRate);
  const due = Math.min((reviews < 3 ? 1 : 2) + later, calibrations.length);
  reviewer.reviews += 1;
  for (; reviewer.calibrated < due; reviewer.calibrated += 1) {
    const answer = calibrations[reviewer.calibrated]!;
    site.past.push({ answer, day: site.day });
    count(site, { answer, acceptable: site.settled[site.answers.item[answer]!]!, weight: 1 });
  }
}

function conclude(site: Site, item: number, { probability, given }: { probability: number; given: Given[] }) {
  for (const { answer, believed } of given) {
    site.past.push({ answer, day: site.day });
    count(site, { answer, acceptable: believed, weight: 1 });
  }
  site.given.set(item, given);
  site.believed[item] = probability;
}

// ── A night ────────────────────────────────────────────────────────────────────────────────────

/** So many times the answers that the last refit knew make another one worth it. Keeps a replay's cost in proportion. */
const WORTH_A_REFIT = 1.25;

function passNight(site: Site): void {
  for (const item of site.referred) settle(site, item);
  site.referred = [];
  site.day += 1;
  if (site.past.length >= site.refitted * WORTH_A_REFIT) refit(site);
}

/** The moderator's decision takes the place of what was believed. */
function settle(site: Site, item: number): void {
  const acceptable = site.truth[item]!;
  for (const { answer, believed } of site.given.get(item)!) {
    count(site, { answer, acceptable: believed, weight: -1 });
    count(site, { answer, acceptable, weight: 1 });
  }
  site.settled[item] = acceptable;
  site.believed[item] = acceptable;
}

function refit(site: Site): void {
  const { past, settings, settled } = site;
  const { policy } = settings;
  const weights = Float64Array.from(past, ({ day }) =>
    weightAfter(site.day - day, policy.reliability.halfLifeDays),
  );
  const options = { ...fitOptionsOf(policy), truth: settled, practice: site.practice, weights };
  const fit = fitDawidSkene(pastAnswers(site), options);
  site.believed = fit.acceptable;
  site.prior = priorAfter(fit, policy.prior);
  renewRecords(site);
  site.refitted = past.length;
}

function renewRecords(site: Site): void {
  const { answers, past, reviewers, settings, day } = site;
  const outcomes = reviewers.map((): Outcome[] => []);
  for (const { answer, day: then } of past)
    outcomes[answers.worker[answer]!]!.push({
      accepts: answers.accepts[answer] === 1,
      acceptable: site.believed[answers.item[answer]!]!,
      weight: weightAfter(day - then, settings.policy.reliability.halfLifeDays),
    });
  reviewers.forEach((reviewer, worker) => {
    reviewer.record = recordOf(outcomes[worker]!);
    reviewer.recordDay = day;
  });
}

function pastAnswers({ answers, past }: Site): Answers {
  return {
    items: answers.items,
    workers: answers.workers,
    item: Int32Array.from(past, ({ answer }) => answers.item[answer]!),
    worker: Int32Array.from(past, ({ answer }) => answers.worker[answer]!),
    accepts: Uint8Array.from(past, ({ answer }) => answers.accepts[answer]!),
  };
}
