/**
 * The decision as the site takes it (R9), replayed over answers of the past: one comment after the other, each judged by its
 * reviews and by what was known of its reviewers at that moment. Pure, like rules.ts.
 *
 * What is known at a moment:
 * - a reviewer's calibration results so far (R7): two among their first six reviews, then the policy's share;
 * - how the comments ended that they reviewed before. All that is known at first is how probable it was that the comment was
 *   acceptable, and that is what counts. Of what peers refer, a moderator decides by the next night, and from then on that
 *   counts; the truth, where it is given, tells what they say. What peers publish stays at its probability;
 * - what the nightly refit made of it (`fitDawidSkene` over everything so far, what calibration and moderators settled held
 *   fast): it revises what the past comments are believed to have been, so all records are made afresh. A night that adds
 *   little to what the last refit knew goes by without one.
 */
import { type Answers, fitDawidSkene, type FitOptions, type Truth, UNKNOWN } from './dawid-skene';
import {
  addOutcome,
  ageRecord,
  type Outcome,
  probabilityFromReviews,
  ratesOf,
  recordOf,
  type TrackRecord,
  weightAfter,
} from './reviewer-rates';

export type OnlineSettings = Pick<FitOptions, 'newcomer' | 'seen'> & {
  halfLifeDays: number;
  /** At or above it peers publish; below it, with no more reviews to come, they refer. */
  publishAt: number;
  /** Share of a reviewer's later reviews that are on calibration items. */
  calibrationRate: number;
  /** Comments decided between two nights. */
  commentsPerDay: number;
};

export type Replay = {
  answers: Answers;
  /** The items in the order in which they are decided. Those that are not named are calibration items if their truth is known. */
  order: Int32Array;
  truth: Truth;
};

/** Of each item in `order`, the probability that it is acceptable when its last answer is in. */
export function decideInOrder(replay: Replay, settings: OnlineSettings): Float64Array {
  const site = openSite(replay, settings);
  return Float64Array.from(replay.order, (item, n) => {
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

type Site = Replay & {
  settings: OnlineSettings;
  answersOf: number[][];
  reviewers: Reviewer[];
  day: number;
  /** Answers so far, and when they came. */
  past: { answer: number; day: number }[];
  /** Of the comments so far, and the calibration items, the probability of being acceptable as it is now believed. */
  believed: Float64Array;
  /** How many comments are believed to be acceptable and not, with those of the prior. */
  seen: FitOptions['seen'];
  /** The truth where the site knows it. */
  settled: Truth;
  /** What a moderator has before them. */
  referred: number[];
  /** Answers that the last refit knew. */
  refitted: number;
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
    seen: settings.seen,
    settled: truth.map((known, item) => (decided.has(item) ? UNKNOWN : known)),
    referred: [],
    refitted: 0,
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
  ageRecord(record, weightAfter(day - recordDay, settings.halfLifeDays));

// ── A comment ──────────────────────────────────────────────────────────────────────────────────

function decideItem(site: Site, item: number): number {
  const { answers, settings, seen } = site;
  const reviews = site.answersOf[item]!.map((answer) => {
    const reviewer = site.reviewers[answers.worker[answer]!]!;
    calibrate(site, reviewer);
    const rates = ratesOf(currentRecord(site, reviewer), settings.newcomer);
    return { accepts: answers.accepts[answer] === 1, rates };
  });
  const probability = probabilityFromReviews(
    reviews,
    seen.acceptable / (seen.acceptable + seen.unacceptable),
  );
  conclude(site, item, probability);
  if (probability < settings.publishAt && site.truth[item] !== UNKNOWN) site.referred.push(item);
  return probability;
}

/** Before their first review and their fourth, and then before one in so many. */
function calibrate(site: Site, reviewer: Reviewer): void {
  const { reviews, calibrations } = reviewer;
  const later = Math.floor(Math.max(0, reviews - 6) * site.settings.calibrationRate);
  const due = Math.min((reviews < 3 ? 1 : 2) + later, calibrations.length);
  reviewer.reviews += 1;
  for (; reviewer.calibrated < due; reviewer.calibrated += 1) {
    const answer = calibrations[reviewer.calibrated]!;
    site.past.push({ answer, day: site.day });
    count(site, { answer, acceptable: site.settled[site.answers.item[answer]!]!, weight: 1 });
  }
}

function conclude(site: Site, item: number, acceptable: number): void {
  for (const answer of site.answersOf[item]!) {
    site.past.push({ answer, day: site.day });
    count(site, { answer, acceptable, weight: 1 });
  }
  site.believed[item] = acceptable;
  site.seen = add(site.seen, acceptable, 1);
}

const add = ({ acceptable, unacceptable }: FitOptions['seen'], probability: number, items: number) => ({
  acceptable: acceptable + probability,
  unacceptable: unacceptable + items - probability,
});

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
  const [before, after] = [site.believed[item]!, site.truth[item]!];
  for (const answer of site.answersOf[item]!) {
    count(site, { answer, acceptable: before, weight: -1 });
    count(site, { answer, acceptable: after, weight: 1 });
  }
  site.settled[item] = after;
  site.believed[item] = after;
  site.seen = add(site.seen, after - before, 0);
}

function refit(site: Site): void {
  const { past, settings, order, day } = site;
  const { newcomer, seen } = settings;
  const fit = fitDawidSkene(pastAnswers(site), { newcomer, seen, truth: site.settled });
  site.believed = fit.acceptable;
  site.seen = order
    .subarray(0, day * settings.commentsPerDay)
    .reduce((sum, item) => add(sum, fit.acceptable[item]!, 1), settings.seen);
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
      weight: weightAfter(day - then, settings.halfLifeDays),
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
