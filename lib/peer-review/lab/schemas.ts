import type { PolicyPatch, PolicySettings } from '@/lib/policy/schemas';

/** The job that replays the past; its payload is a `ReplayKey`. */
export const MAKE_REPLAY = 'make-replay';

/** Which change, and of the comments of how many days. */
export type ReplayKey = { change: string; days: number };

/** What is to be replayed: the past until a moment, under the policy in force and under the one that is tried. */
export type Question = Record<'now' | 'tried', PolicySettings['review']> & { days: number; until: string };

/** Days for which it is kept. */
export const KEPT_DAYS = 7;

/** Newest reviews that a replay looks at. */
export const MOST_REVIEWS = 20_000;
/** Days of which comments may be looked at. */
export const DAYS = { least: 1, most: 365, usual: 90 };
/** Comments that are named of each kind. */
export const MOST_NAMED = 50;

/** What the publication's comments of a period come to under some numbers. */
export type LabFigures = {
  published: number;
  referred: number;
  /** Referred because they had waited as long as they may. */
  waited: number;
  /** They would have needed more reviews than they were given. */
  unknown: number;
  /** Taken back, changed or decided by a moderator while in line, or in line still. */
  other: number;
  /** From getting in line to a decision by peers or by time; null when there is none. */
  hours: { median: number; p90: number } | null;
  reviewsSpent: number;
  reviewsADecision: number | null;
  /** Published, and of those a moderator has said that they are not acceptable. */
  publishedAndRejected: number;
};

/** A comment that ends otherwise. */
export type LabChange = {
  commentId: string;
  author: string;
  excerpt: string;
  /** What became of it in fact. */
  inFact:
    | 'accepted by a moderator'
    | 'not accepted by a moderator'
    | 'published by peers'
    | 'waiting for a moderator'
    | 'not decided';
};

/** The same as it is kept: what comments say, and who wrote them, is read when it is shown. */
export type FoundChanges = { count: number; found: Pick<LabChange, 'commentId' | 'inFact'>[] };

/** Some of a kind, and how many there are. */
export type LabChanges = { count: number; named: LabChange[] };

export type LabView = {
  /** Comments that got in line since then. */
  since: string;
  days: number;
  comments: number;
  reviews: { lookedAt: number; inPeriod: number; oldest: string | null; isAll: boolean };
  /** Of the comments that peers decided, those that the replay under the numbers in force decides as they did. */
  check: { decided: number; alike: number };
  now: LabFigures;
  tried: LabFigures;
  changes: { published: LabChanges; referred: LabChanges; unknown: number };
  /** Reviews on calibration items, and how many are left for comments, of those in the period. */
  calibration: { inFact: number; tried: number; leftNow: number; leftTried: number };
};

/** What came of a replay, as it is kept. */
export type Replay = Omit<LabView, 'changes'> & {
  changes: { published: FoundChanges; referred: FoundChanges; unknown: number };
};

/** How it stands with a replay. */
export type ReplayView =
  | { state: 'none' }
  | { state: 'failed' }
  /** Of a hundred. */
  | { state: 'waiting'; done: number }
  | { state: 'made'; madeAt: string; view: LabView };

/** The numbers to try: a part of the policy. */
export type LabNumbers = Pick<PolicyPatch, 'review'>;
