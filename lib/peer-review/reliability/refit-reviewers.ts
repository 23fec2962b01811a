import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { newId } from '@/lib/platform/ids';
import { lockComments } from '@/lib/comments/lifecycle';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { forgetPrior } from './current-prior';
import { fitInTurns, type Fit } from './dawid-skene';
import { fitOptionsOf } from './fit-options';
import { pairAgreementsInTurns } from './pair-agreement';
import { learnFromDecision } from './learn-from-decision';
import { numberPast, type OpenText, type Past, type PastReview } from './past';
import { ratesOfReviewers } from './rates-of-reviewers';
import { weightAfter, type Rates } from './reviewer-rates';
import { setBeliefs } from './set-beliefs';
import {
  findPastReviews,
  findRecordIds,
  findUnlearnt,
  insertFit,
  lockBelievedReviews,
  lockRecords,
  renewRecords,
  replacePairs,
} from './store';

/*
 * What one night looks at, so that it needs no more than some hundred megabytes and some seconds of a processor: the newest
 * reviews of a year.
 */
const YEAR_MS = 365 * DAY_MS;
const MOST_REVIEWS = 200_000;
const PAGE = 10_000;
/** Texts, and records, that one transaction takes: others wait for it no longer than for a decision. */
const STEP = 100;
/** Pairs that are kept, the least probable first. */
const MOST_PAIRS = 50_000;
/** A belief that moves by less stays as it is. */
const TOLERANCE = 1e-4;

type Night = { policy: Policy; at: Date };

/**
 * Judges all reviewers anew and together (R9): one joint fit of the past year's reviews, with what calibration and moderators
 * settled held fast. What is believed of the other decided texts moves to what the fit makes of them, all records are made afresh
 * of that, and who agrees far above chance is found (R12). Reviews and decisions go on meanwhile: it computes on a copy, and
 * what it changes it changes step by step under the locks that they take, by what the rows say then.
 * Returns how many reviewers there were.
 */
export async function refitReviewers(context: Context = systemContext): Promise<number> {
  const night = { policy: await currentPolicy(), at: context.now() };
  await learnMissed(night.at, context);
  const reviews = await readPast(night);
  const decided = numberPast(reviews.filter(({ believed }) => believed !== null));
  const before = await runningRates(decided.reviewerIds, night);
  const { review } = night.policy;
  const fit = await fitInTurns(decided.answers, {
    ...fitOptionsOf(review),
    truth: decided.truth,
    weights: decided.weights,
    practice: decided.practice,
  });
  await moveBeliefs(decided.open, fit, night);
  await renewRecordsOf(new Set([...decided.reviewerIds, ...(await findRecordIds(database()))]), night);
  await findPairs({ reviews, decided, fit }, night);
  const after = await runningRates(decided.reviewerIds, night);
  await insertFit(database(), {
    id: newId(),
    at: night.at,
    reviews: decided.answers.item.length,
    items: decided.answers.items,
    reviewers: decided.answers.workers,
    iterations: fit.logPosteriors.length,
    prevalence: fit.prevalence,
    comments: fit.comments,
    ...driftBetween(before, after),
  });
  forgetPrior();
  return decided.answers.workers;
}

const yearBefore = (at: Date) => new Date(at.getTime() - YEAR_MS);

/** Learns from decisions that nobody has learnt from: what is older than the records, and whatever an event did not bring. */
async function learnMissed(at: Date, context: Context): Promise<void> {
  const since = yearBefore(at);
  for (let after: string | null = null; ;) {
    const missed: string[] = await findUnlearnt(database(), { since, after, limit: STEP });
    for (const subjectId of missed) await learnFromDecision({ subjectId }, context);
    after = missed.at(-1) ?? null;
    if (missed.length < STEP) return;
  }
}

/** The newest valid reviews of the past year, page by page. */
async function readPast({ policy, at }: Night): Promise<PastReview[]> {
  const { halfLifeDays } = policy.review.reliability;
  const since = yearBefore(at);
  const reviews: PastReview[] = [];
  for (let after = null as { givenAt: Date; id: string } | null; reviews.length < MOST_REVIEWS;) {
    const page = await findPastReviews(database(), { since, after, limit: PAGE });
    for (const { id: _, givenAt, ...review } of page)
      reviews.push({ ...review, weight: weightAt(at, { givenAt, halfLifeDays }) });
    after = page.at(-1) ?? null;
    if (page.length < PAGE) break;
  }
  return reviews;
}

/** What a verdict weighs in the fit: what it weighs in its reviewer's record. */
const weightAt = (at: Date, { givenAt, halfLifeDays }: { givenAt: Date; halfLifeDays: number }): number =>
  weightAfter(Math.max(0, at.getTime() - givenAt.getTime()) / DAY_MS, halfLifeDays);

/** What the fit makes of texts that nobody settled takes the place of what was believed: step by step, each in one transaction. */
async function moveBeliefs(open: readonly OpenText[], fit: Fit, night: Night): Promise<void> {
  const moving = open.flatMap(({ item, least, most, ...text }) => {
    const fitted = fit.acceptable[item]!;
    return Math.max(fitted - least, most - fitted) > TOLERANCE ? { ...text, fitted } : [];
  });
  for (const step of inSteps(moving)) await moveStep(step, night);
}

async function moveStep(
  texts: readonly { commentId: string; revision: number; fitted: number }[],
  night: Night,
): Promise<void> {
  await transaction(async (tx) => {
    const commentIds = [...new Set(texts.map(({ commentId }) => commentId))];
    await lockComments(tx, commentIds);
    const fitted = new Map(texts.map((text) => [`${text.commentId} ${text.revision}`, text.fitted]));
    // What was settled, or voided, since it was read stays as it is.
    const changes = (await lockBelievedReviews(tx, commentIds)).flatMap(
      ({ commentId, revision, ...review }) => {
        const after = fitted.get(`${commentId} ${revision}`);
        if (after === undefined) return [];
        const { believed } = review;
        return {
          ...review,
          before: { believed, settled: false },
          after: { believed: after, settled: false },
        };
      },
    );
    await setBeliefs(tx, changes, { ...night, now: night.at });
  });
}

/** Makes records afresh of its reviewer's reviews: what rounding, or another half-life, has left in it goes. */
async function renewRecordsOf(reviewers: ReadonlySet<string>, { policy, at }: Night): Promise<void> {
  const { halfLifeDays } = policy.review.reliability;
  const { newcomer } = fitOptionsOf(policy.review);
  for (const memberIds of inSteps([...reviewers].sort()))
    await transaction(async (tx) => {
      await lockRecords(tx, memberIds);
      await renewRecords(tx, memberIds, { at, halfLifeDays, newcomer });
    });
}

async function findPairs(
  { reviews, decided, fit }: { reviews: readonly PastReview[]; decided: Past; fit: Fit },
  { policy, at }: Night,
): Promise<void> {
  const { answers, truth, reviewerIds } = numberPast(reviews.filter(({ commentId }) => commentId !== null));
  const fitted = new Map(decided.reviewerIds.map((id, worker) => [id, worker]));
  const { accuracy } = policy.review;
  const rates = reviewerIds.map((id): Rates => {
    const worker = fitted.get(id);
    if (worker === undefined) return { sensitivity: accuracy, specificity: accuracy };
    return { sensitivity: fit.sensitivity[worker]!, specificity: fit.specificity[worker]! };
  });
  const agreements = await pairAgreementsInTurns({ answers, truth, rates, prevalence: fit.prevalence });
  const pairs = agreements
    .sort((a, b) => a.chance - b.chance)
    .slice(0, MOST_PAIRS)
    .map(({ first, second, ...pair }) => {
      const [firstId, secondId] = [reviewerIds[first]!, reviewerIds[second]!].sort() as [string, string];
      return { firstId, secondId, ...pair, computedAt: at };
    });
  await transaction((tx) => replacePairs(tx, pairs));
}

async function runningRates(reviewerIds: readonly string[], night: Night): Promise<Map<string, Rates>> {
  const rates = new Map<string, Rates>();
  for (const ids of inSteps(reviewerIds))
    for (const [id, known] of await ratesOfReviewers(database(), ids, night)) rates.set(id, known.rates);
  return rates;
}

/** How far the running estimate had drifted from the fit: the differences of both rates of everybody. */
function driftBetween(before: ReadonlyMap<string, Rates>, after: ReadonlyMap<string, Rates>) {
  let [sum, maxDrift] = [0, 0];
  for (const [id, fitted] of after) {
    const running = before.get(id) ?? fitted;
    for (const rate of ['sensitivity', 'specificity'] as const) {
      const drift = Math.abs(fitted[rate] - running[rate]);
      sum += drift;
      maxDrift = Math.max(maxDrift, drift);
    }
  }
  return { meanDrift: after.size === 0 ? 0 : sum / (2 * after.size), maxDrift };
}

function* inSteps<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += STEP) yield all.slice(start, start + STEP);
}
