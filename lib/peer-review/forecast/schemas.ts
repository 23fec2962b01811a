import type { PolicySettings } from '@/lib/policy/schemas';
import type { Estimate } from '../simulation/estimate';

export type { Estimate };

/** The job that makes a forecast; its payload is a `ForecastKey`. */
export const MAKE_FORECAST = 'make-forecast';

/** Which change, and the day by whose rates it is foreseen (`2026-11-30`). */
export type ForecastKey = { change: string; day: string };

/** Days of the site's past that its rates are measured over. */
export const MEASURED_DAYS = 28;
/** What was seen less often than this is no rate: the simulation's own assumption holds. */
export const LEAST_CASES = 10;
/** Days for which a forecast is kept. */
export const KEPT_DAYS = 7;

/** A rate of the site, or, where it was seen too seldom, what the simulation takes for granted. */
export type Rate = { value: number; measured: boolean };

/** What a simulated publication has of the site that it stands for. */
export type Rates = {
  /** Members who were given reviews in the last thirty days. */
  members: Rate;
  commentsAMemberAndDay: Rate;
  /** Reviews from the volunteers' queue for each comment that got in line. Assumed: null, for then it is visits that are. */
  volunteered: { value: number; measured: true } | { value: null; measured: false };
  /** Share of comments that are acceptable, as the nightly fit has it. */
  acceptable: Rate;
  /** Shares of objected comments whose authors revise and withdraw; of the others, those whose authors say nothing. */
  revises: Rate;
  withdraws: Rate;
  silent: Rate;
  /** What nobody measures: visits of a member to the volunteers' queue a day, and the share of those who accept everything. */
  assumed: { visits: number; spammers: number };
};

type ReviewPolicy = PolicySettings['review'];

/** What a forecast is asked for: the same question has the same answer. */
export type Question = { now: ReviewPolicy; tried: ReviewPolicy; rates: Rates };

/** What is foretold. Hours, shares of 1, and reviews a comment. */
export const FORETOLD = [
  'postedMedian',
  'posted90',
  'moderators',
  'wrong',
  'colluders',
  'ofComments',
] as const;
export type Foretold = (typeof FORETOLD)[number];

/** Under the policy in force and under the one that is tried; null where there was nothing to take it of. */
export type Foreseen = {
  now: Estimate;
  tried: Estimate;
  difference: Estimate;
  /** The difference may well be chance: it lies within two standard errors. */
  same: boolean;
} | null;

export type Forecast = {
  figures: Record<Foretold, Foreseen>;
  /** Members that were simulated: fewer than there are where a site writes more than can be. */
  members: number;
  /** Days whose comments were looked at, how many times over, and how often colluders tried, under each policy. */
  days: number;
  runs: number;
  pushes: number;
};

/** How it stands with the forecast of a change. */
export type ForecastView =
  | { state: 'none' }
  | { state: 'waiting' | 'failed'; askedAt: string }
  | {
      state: 'made';
      madeAt: string;
      /** It goes by the rates of this day; of an earlier one it may be asked for again. */
      ofToday: boolean;
      rates: Rates;
      forecast: Forecast;
    };
