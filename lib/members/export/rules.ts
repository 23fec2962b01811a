import { DAY_MS } from '@/lib/platform/durations';
import { refused, type AppError } from '@/lib/platform/errors';
import type { Limit } from '@/lib/platform/rate-limits';

/** For how long a copy can be fetched once it is made, and how often a member may ask for one, in days. */
const EXPORT_DAYS = 7;
export const EXPORT_EVERY_DAYS = 14;
/** After so many days without a copy its member may ask again: the job has given up by then. */
const GIVEN_UP_DAYS = 1;

/** How often a member may fetch their copy: it can be large. */
export const FETCHES_PER_MEMBER: Limit = { name: 'fetch-export', points: 20, seconds: 60 * 60 };

const later = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS);

/** Until when a copy can be fetched that is made at a moment. */
export const exportEnd = (madeAt: Date): Date => later(madeAt, EXPORT_DAYS);

/** From when a member may ask again who asked at a moment. */
export const mayAskFrom = ({ askedAt, madeAt }: { askedAt: Date; madeAt: Date | null }): Date =>
  later(askedAt, madeAt ? EXPORT_EVERY_DAYS : GIVEN_UP_DAYS);

/** 422: they have asked lately. */
export const askedLately = (until: Date): AppError =>
  refused('export-lately', { limit: EXPORT_EVERY_DAYS, facts: { until } });
