/**
 * The publication's own past under other numbers: its reviews come in the order in which they came, each text is decided by the
 * rules that decide today, and the records of reviewers are at every moment made of what was known then. Pure, like rules.ts.
 *
 * What cannot be known is not made up: a text that was decided after three reviews has no fourth, so where other numbers ask for
 * one, what becomes of it is unknown.
 */
import { DAY_MS } from '@/lib/platform/durations';
import type { PolicySettings } from '@/lib/policy/schemas';
import { decide, probabilityWithout } from '../decision/decide';
import { fitOptionsOf, priorAfter } from '../reliability/fit-options';
import {
  addOutcome,
  ageRecord,
  ratesOf,
  recordOf,
  weightAfter,
  type TrackRecord,
} from '../reliability/reviewer-rates';

export type ReviewPolicy = PolicySettings['review'];

/** A verdict of the past. Times are milliseconds. */
export type PastReview = {
  reviewerId: string;
  at: number;
  accepts: boolean;
  /** It came in a burst. */
  burst: boolean;
  /** The text that it was on; null for a calibration item. */
  text: string | null;
  /** Of a calibration item, whether it was acceptable. */
  acceptable: boolean | null;
  /** From when on it no longer counted. */
  voidedAt: number | null;
};

/** A revision of a comment that was in line. */
export type PastText = {
  id: string;
  inLineAt: number;
  /** How it left the line: decided by peers, because it had waited too long, in another way, or not yet. */
  end: { at: number; by: 'peers' | 'time' | 'other'; outcome: 'publish' | 'refer' | null } | null;
  /** What moderators then said it was, in order. */
  settled: { at: number; acceptable: boolean }[];
};

export type Past = {
  /** The first one first. */
  reviews: readonly PastReview[];
  texts: readonly PastText[];
  /** Of reviewers who are counted as one, if the policy says so. */
  groups: ReadonlyMap<string, string>;
  /** What the nights found, the first one first. */
  fits: readonly { at: number; prevalence: number; comments: number }[];
  /** How many take part, as of today; null where nobody has counted. */
  activeMembers: number | null;
};

/**
 * What becomes of a text. `waited`: nobody decided it while it might wait. `left`: it was taken back, changed, or decided by a
 * moderator before its peers did. `unknown`: it would have needed more reviews than it was given. `open`: it is still in line.
 */
export type Fate = {
  outcome: 'published' | 'referred' | 'waited' | 'left' | 'unknown' | 'open';
  at: number | null;
  /** Reviews that it took. */
  reviews: number;
};

const TOLD_EVERY = 1_000;

/** Of each text, by its id, what becomes of it under these numbers. */
export function replay(
  past: Past,
  policy: ReviewPolicy,
  /** Hears now and then what share has happened. */
  tell: (share: number) => void = () => undefined,
): Map<string, Fate> {
  const site = openSite(past, policy);
  const all = inOrder(past, site);
  for (const [place, happen] of all.entries()) {
    happen();
    if (place % TOLD_EVERY === 0) tell(place / all.length);
  }
  return new Map(past.texts.map((text) => [text.id, fateOf(text, site.cases.get(text.id)!)]));
}

// ── What happened, in order ────────────────────────────────────────────────────────────────────

type Case = {
  text: PastText;
  valid: PastReview[];
  decision: { outcome: 'published' | 'referred'; at: number; reviews: number } | null;
  /** The reviews in whose records it counts, and what is believed of it in each. */
  counted: { review: PastReview; believed: number }[];
};

type Site = {
  policy: ReviewPolicy;
  newcomer: TrackRecord;
  activeMembers: number | null;
  fits: Past['fits'];
  groups: ReadonlyMap<string, string>;
  cases: Map<string, Case>;
  records: Map<string, { record: TrackRecord; at: number }>;
};

const openSite = (past: Past, policy: ReviewPolicy): Site => ({
  policy,
  newcomer: fitOptionsOf(policy).newcomer,
  activeMembers: past.activeMembers,
  fits: past.fits,
  groups: policy.reliability.correlatedCountAsOne ? past.groups : new Map(),
  cases: new Map(past.texts.map((text) => [text.id, { text, valid: [], decision: null, counted: [] }])),
  records: new Map(),
});

/** Of what happened at the same moment, verdicts come first: a moderator's decision follows upon them. */
function inOrder({ reviews, texts }: Past, site: Site): (() => void)[] {
  const given = reviews.map((review) => ({ at: review.at, happen: () => give(site, review) }));
  const voided = reviews.flatMap((review) =>
    review.voidedAt === null ? [] : { at: review.voidedAt, happen: () => take(site, review) },
  );
  const settled = texts.flatMap(({ id, settled: acts }) =>
    acts.map((act) => ({ at: act.at, happen: () => settle(site, site.cases.get(id)!, act) })),
  );
  return [...given, ...voided, ...settled].sort((a, b) => a.at - b.at).map(({ happen }) => happen);
}

function give(site: Site, review: PastReview): void {
  if (review.text === null) {
    if (review.acceptable !== null)
      count(site, review, { acceptable: Number(review.acceptable), at: review.at });
    return;
  }
  const of = site.cases.get(review.text);
  // Verdicts that came after it had left the line could know how it ended.
  if (!of || (of.text.end && review.at > of.text.end.at)) return;
  of.valid.push(review);
  judge(site, of, review.at);
}

function take(site: Site, review: PastReview): void {
  const of = review.text === null ? undefined : site.cases.get(review.text);
  if (!of?.valid.includes(review) || of.decision) return;
  of.valid = of.valid.filter((other) => other !== review);
  if (of.text.end === null || review.voidedAt! < of.text.end.at) judge(site, of, review.voidedAt!);
}

function judge(site: Site, of: Case, at: number): void {
  if (of.decision) return;
  const weighed = of.valid.map(({ reviewerId, accepts, burst }) => ({
    accepts,
    burst,
    rates: ratesOf(recordAt(site, reviewerId, at), site.newcomer),
    group: site.groups.get(reviewerId),
  }));
  const prior = priorAfter(site.fits.findLast((fit) => fit.at <= at) ?? null, site.policy.prior);
  const policy = { ...site.policy, prior };
  const { outcome } = decide(weighed, policy, site.activeMembers);
  if (outcome === 'continue') return;
  of.decision = { outcome: outcome === 'publish' ? 'published' : 'referred', at, reviews: of.valid.length };
  const counted = of.valid.map((review, n) => ({
    review,
    believed: probabilityWithout(weighed, weighed[n]!, policy),
  }));
  believe(site, of, { counted, at });
}

/** A moderator's second opinion is there only for what came to them: what other numbers publish they would not have seen. */
function settle(site: Site, of: Case, { at, acceptable }: { at: number; acceptable: boolean }): void {
  const wasPublished = of.text.end?.outcome === 'publish';
  if (of.decision?.outcome === 'published' && !wasPublished) return;
  const told = of.counted.length > 0 ? of.counted.map(({ review }) => review) : of.valid;
  believe(site, of, { counted: told.map((review) => ({ review, believed: Number(acceptable) })), at });
}

// ── What is known of reviewers ─────────────────────────────────────────────────────────────────

function believe(site: Site, of: Case, { counted, at }: Pick<Case, 'counted'> & { at: number }): void {
  for (const { review, believed } of of.counted) count(site, review, { acceptable: believed, at, sign: -1 });
  of.counted = counted;
  for (const { review, believed } of counted) count(site, review, { acceptable: believed, at });
}

function count(
  site: Site,
  review: PastReview,
  { acceptable, at, sign = 1 }: { acceptable: number; at: number; sign?: 1 | -1 },
): void {
  const { reviewerId, accepts } = review;
  const weight = sign * weightAfter((at - review.at) / DAY_MS, site.policy.reliability.halfLifeDays);
  const record = addOutcome(recordAt(site, reviewerId, at), { accepts, acceptable, weight });
  site.records.set(reviewerId, { record, at });
}

const NOTHING = recordOf([]);

function recordAt({ records, policy }: Site, reviewerId: string, at: number): TrackRecord {
  const known = records.get(reviewerId);
  if (!known) return NOTHING;
  return ageRecord(known.record, weightAfter((at - known.at) / DAY_MS, policy.reliability.halfLifeDays));
}

// ── What became of it ──────────────────────────────────────────────────────────────────────────

function fateOf({ end }: PastText, { decision, valid }: Case): Fate {
  if (decision) return decision;
  const reviews = valid.length;
  if (end === null) return { outcome: 'open', at: null, reviews };
  if (end.by === 'time') return { outcome: 'waited', at: end.at, reviews };
  return end.by === 'peers'
    ? { outcome: 'unknown', at: null, reviews }
    : { outcome: 'left', at: null, reviews };
}
