import { z } from 'zod';

/** What is counted of each day. `of` says more of some: an article, a rule, a moderator. */
export const figures = [
  /** By article: comments that were sent, and comments that readers saw first that day. */
  'submitted',
  'posted',
  /** Texts that were decided for good, by `PEERS` or a `MODERATOR`, with the seconds from being sent. */
  'decided',
  /** What moderators turned down or took away, by rule. */
  'rule',
  /** Decisions of moderators, by who took them. */
  'moderator',
  /** Reviews that were given, as `DUTY` or by a `VOLUNTEER`, and reviews that the comments of the day cost. */
  'reviewed',
  'needed',
  /** What moderators did with comments, by what. */
  'act',
  /** Texts that screening held for a moderator, by why; and texts that a moderator posted although a check had marked what they say. */
  'held',
  'held-posted',
  /** Reports, by the rule that they name; and those that were answered, by how, with the seconds from being made. */
  'reported',
  'answered',
  /** Appeals that were decided, by how, with the seconds from being made. */
  'appeal',
  /** Sanctions, by what they are. */
  'sanction',
] as const;
export type Figure = (typeof figures)[number];

/** So many of a figure on one day (`2026-12-01`, in the time zone that was asked for). */
export type DailyCount = { day: string; figure: Figure; of: string; count: number; seconds: number[] | null };

/** Days from the first to the last, both counted. */
export type Days = { from: string; to: string };

/** The first day that may be asked for, and the most days at once: what a page adds up has a bound. */
export const FIRST_DAY = '2000-01-01';
export const MOST_DAYS = 366;

export const periods = ['day', 'week', 'month', 'own'] as const;
export const tables = ['totals', 'days', 'rules', 'articles', 'moderators'] as const;
export type NumbersTable = (typeof tables)[number];

/** What an address asks for. What somebody typed as a day is kept, to be shown again with what is wrong. */
export const periodQuery = z.object({
  period: z.enum(periods).catch('week'),
  from: z.string().max(40).catch(''),
  to: z.string().max(40).catch(''),
});
export type PeriodQuery = z.output<typeof periodQuery>;
export const tableQuery = periodQuery.extend({ table: z.enum(tables).catch('totals') });

/** `day`: it is no day, or not one between the first and today. */
export type PeriodProblem = { field: 'from' | 'to'; code: 'day' | 'order' | 'long' };

/** What a period comes to. Times are seconds, null of nothing. */
export type Totals = {
  submitted: number;
  posted: number;
  /** Texts that were decided for good, and those of them that no moderator decided. */
  decided: number;
  withoutModerator: number;
  median: number | null;
  ninetieth: number | null;
  /** Reviews that the comments of the period cost, and that were given in it. */
  needed: number;
  onDuty: number;
  volunteered: number;
  appeals: number;
  reversed: number;
  /** New members, and those of them who have ever sent a comment. */
  joined: number;
  commented: number;
};

/** So many of one thing, in the period and in the one before. */
export type Compared = { of: string; now: number; before: number };

export type NumbersView = {
  days: Days;
  before: Days;
  totals: { now: Totals; before: Totals };
  byDay: { day: string; submitted: number; posted: number; decided: number }[];
  /** The most first. */
  rules: Compared[];
  articles: { slug: string; headline: string; submitted: number; posted: number; before: number }[];
  moderators: (Compared & { displayName: string })[];
};

/** So many of one thing. */
export type Counted = { of: string; count: number };
/** How many were answered, and how long half of them took, in seconds; null of none. */
export type Answered = { count: number; median: number | null };

/** What a year comes to, as a publication may have to say in public. */
export type YearReport = {
  year: number;
  /** Those that can be asked for, the newest first. */
  years: number[];
  /** To the end of the year, or of today. */
  days: Days;
  submitted: number;
  posted: number;
  decided: Answered & { withoutModerator: number };
  reviews: { onDuty: number; volunteered: number };
  moderators: number;
  /** What moderators did with comments, and by which rules they turned them down or took them away. */
  acts: Counted[];
  rules: Counted[];
  reports: { made: Counted[]; upheld: Answered; dismissed: Answered };
  /** What screening held, by why; and what a moderator posted, maybe of the year before, that a check had marked for what it says. */
  held: { reasons: Counted[]; posted: number };
  appeals: { upheld: Answered; reversed: Answered };
  sanctions: Counted[];
};

/** Which year's report: what is no year is this one. */
export const yearQuery = z.object({ year: z.coerce.number().int().optional().catch(undefined) });
