import type { Rung } from '@/lib/peer-review/reliability/ladder-rules';
import type { TrackRecord } from '@/lib/peer-review/reliability/reviewer-rates';
import type { PolicySettings } from '@/lib/policy/schemas';
import type { Agenda } from './agenda';
import type { Assumptions } from './assumptions';
import type { Dice } from './chance';

export type ReviewPolicy = PolicySettings['review'];

/** The clock of a simulation counts minutes, and begins at a midnight. */
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** A publication and its members, in the memory of one process. */
export type World = {
  policy: ReviewPolicy;
  assumptions: Assumptions;
  dice: Dice;
  agenda: Agenda;
  now: number;
  people: Person[];
  items: Item[];
  comments: Comment[];
  /** In review. */
  inLine: Set<Comment>;
  /** Reviews given so far, and how many of them on calibration items. */
  reviews: number;
  calibrations: number;
  /** Authors who asked for something to review, still owed some, and were given nothing. */
  turnedAway: number;
  /** How pairs of reviewers agreed on contested comments, as of the last night. */
  pairs: ReadonlyMap<string, { shared: number; agreed: number }>;
  /** Of reviewers who are counted as one, by their ids (R12). */
  groups: ReadonlyMap<string, string>;
  /** Told of every comment that gets in line. */
  onLineUp: (comment: Comment) => void;
};

export type Person = {
  id: string;
  kind: 'careful' | 'spammer' | 'abandoner' | 'colluder';
  /** Comments a day. */
  activity: number;
  /** Share of acceptable texts that they accept, and of others that they object to, at middling difficulty. */
  sensitivity: number;
  specificity: number;
  /** What the site knows of them, as of a day. */
  record: TrackRecord;
  recordDay: number;
  rung: Rung;
  /** Outcomes that are older no longer count for the ladder. */
  ladderSince: number;
  /** Everything that they have reviewed, in order. */
  reviews: Review[];
  /** Comments that they were dealt, and when each calibration item last. */
  had: Set<Comment>;
  hadItems: Map<Item, number>;
  own: Comment[];
};

/** Anything that is reviewed. */
type Text = {
  acceptable: boolean;
  /** How much harder than others, in log-odds of a right verdict. */
  difficulty: number;
  words: number;
};

export type Item = Text & { id: string };

export type Comment = Text & {
  id: string;
  author: Person;
  /** A bad one of the colluders', which they accept. */
  pushed: boolean;
  state: 'AWAITING_REVIEWS' | 'IN_REVIEW' | 'REFERRED' | 'PUBLISHED' | 'REJECTED' | 'EXPIRED';
  writtenAt: number;
  duty: Duty;
  inLineAt: number | null;
  reviews: Review[];
  leaseCount: number;
  decision: Decision | null;
  settledAt: number | null;
  /** Reviews that went to others in line while it waited there; and the same for each of those others. */
  elsewhere: number;
  turns: number;
};

type Duty = { required: number; done: number; waived: number; skips: number; leases: Lease[] };

export type Decision = {
  at: number;
  /** The reviews, or the time that it had waited. */
  by: 'peers' | 'time';
  outcome: 'publish' | 'refer';
  probability: number;
};

export type Review = {
  reviewer: Person;
  comment: Comment | null;
  item: Item | null;
  accepts: boolean;
  at: number;
  /** The probability that it was acceptable, as it is believed now; null while nothing is. */
  believed: number | null;
  /** It is known. */
  settled: boolean;
};

export type Lease = {
  reviewer: Person;
  own: Comment;
  comment: Comment | null;
  item: Item | null;
  notBefore: number;
  expiresAt: number;
  state: 'OPEN' | 'EXPIRED' | 'CLOSED' | 'DONE';
};

export const toDate = (minutes: number): Date => new Date(minutes * 60_000);
export const toMinutes = (date: Date): number => date.getTime() / 60_000;
