import type { Fit } from '@/lib/peer-review/reliability/dawid-skene';
import type { Rung } from '@/lib/peer-review/reliability/ladder-rules';
import type { TrackRecord } from '@/lib/peer-review/reliability/reviewer-rates';
import type { Pace } from '@/lib/comments/pace/rules';
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
  /** Under this each member and comment throw one coin for ever, which nobody can foresee. */
  secret: number;
  /** How the site has been going, as it was last measured. */
  pace: Pace;
  /** Reviews given so far, and how many of them on calibration items. */
  reviews: number;
  calibrations: number;
  /** Of them all, those given beyond a duty: asked for after it, and volunteered. */
  beyond: { more: number; volunteer: number };
  /** Authors who asked for something to review, still owed some, and were given nothing. */
  turnedAway: number;
  /** What the last night's fit found of the comments. */
  fit: Pick<Fit, 'prevalence' | 'comments'> | null;
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
  /** Everything that they sat down to review, in order. */
  duties: Duty[];
};

/** Anything that is reviewed. */
type Text = {
  acceptable: boolean;
  /** How much harder than others, in log-odds of a right verdict. */
  difficulty: number;
  words: number;
};

/** A practice text, with its uses and how many found the right verdict. */
export type Item = Text & { id: string; uses: number; passes: number };

export type Comment = Text & {
  id: string;
  author: Person;
  /** A bad one of the colluders', which they accept. */
  pushed: boolean;
  state:
    | 'AWAITING_REVIEWS'
    | 'IN_REVIEW'
    | 'OBJECTED'
    | 'REFERRED'
    | 'PUBLISHED'
    | 'REJECTED'
    | 'EXPIRED'
    | 'WITHDRAWN';
  writtenAt: number;
  duty: Duty;
  /** When it first got in line, and when it last did. */
  inLineAt: number | null;
  againAt: number | null;
  reviews: Review[];
  leaseCount: number;
  decision: Decision | null;
  settledAt: number | null;
  /** Times that its author has revised it. */
  rounds: number;
  /** A moderator reads it although peers would publish it. */
  audited: boolean;
};

/** What somebody sits down to review: for a comment of theirs, after that, or because they like to. */
export type Duty = {
  kind: 'duty' | 'more' | 'volunteer';
  reviewer: Person;
  /** The comment that it pays for; null where it pays for nothing. */
  own: Comment | null;
  begunAt: number;
  /** It came soon after another. */
  inBurst: boolean;
  required: number;
  done: number;
  waived: number;
  skips: number;
  leases: Lease[];
};

export type Decision = {
  at: number;
  /** The reviews, or the time that it had waited. */
  by: 'peers' | 'time';
  outcome: 'publish' | 'object' | 'refer';
  probability: number;
};

export type Review = {
  reviewer: Person;
  comment: Comment | null;
  item: Item | null;
  accepts: boolean;
  at: number;
  burst: boolean;
  /** The probability that it was acceptable, as it is believed now; null while nothing is. */
  believed: number | null;
  /** It is known. */
  settled: boolean;
};

export type Lease = {
  duty: Duty;
  comment: Comment | null;
  item: Item | null;
  /** How often the comment had been revised when it was leased. */
  round: number;
  inBurst: boolean;
  notBefore: number;
  expiresAt: number;
  state: 'OPEN' | 'EXPIRED' | 'CLOSED' | 'DONE';
};

export const toDate = (minutes: number): Date => new Date(minutes * 60_000);
export const toMinutes = (date: Date): number => date.getTime() / 60_000;
