import type { CommentState } from '@/lib/comments/schemas';
import type { Verdict } from '../schemas';
import type { Tally } from './chances';
import type { Finding, Partiality } from './partiality';

/** Somebody, as the desk names them. */
export type Person = { id: string; displayName: string };

/** A comment that a pattern shows itself in, and what those concerned said of it, the first one first. */
export type Evidence = {
  commentId: string;
  body: string;
  author: Person;
  status: CommentState;
  reviews: { reviewer: Person; verdict: Verdict; at: string }[];
};

/** Reviewers who agree far above chance; in a decision they are counted as one where the policy says so. */
export type CorrelatedView = {
  people: Person[];
  pairs: {
    first: Person;
    second: Person;
    shared: number;
    agreed: number;
    expected: number;
    chance: number;
  }[];
  evidence: Evidence[];
};

/** Verdicts that depend on who wrote: one finding, or several that name the same members. */
export type PartialityView = {
  findings: (Omit<Finding, 'reviewerIds' | 'authorIds'> & { reviewers: Person[]; authors: Person[] })[];
  evidence: Evidence[];
};

/** Reviews from one network that follow upon one another, and agree. */
export type BurstView = {
  people: Person[];
  /** Of the reviews that soon followed one from this network, those from it that agreed. */
  own: Tally;
  /** Of all other reviews, those from this network. */
  elsewhere: Tally;
  chance: number;
  evidence: Evidence[];
};

export type PatternsView = {
  /** When reviews were last looked through. */
  at: string;
  correlated: CorrelatedView[];
  bursts: BurstView[];
} & Record<keyof Partiality, PartialityView[]>;
