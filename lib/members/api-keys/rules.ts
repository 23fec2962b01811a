import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Limit } from '@/lib/platform/rate-limits';

/** Keys that are not ended, at most: each is a door. */
export const MOST_KEYS = 50;

/** How exact it is kept when a key was last used: it is not written at every call. */
export const USED_EVERY_SECONDS = 60;

/** For how many days a key is listed after it has ended. */
export const LISTED_DAYS = 90;

/** Calls by one key: as many as a member may make. */
export const CALLS_PER_KEY: Limit = { name: 'call-key', points: 1_200, seconds: 5 * 60 };

/** When a key that is made or rotated now ends, after so many days; null where it goes on until somebody ends it. */
export const keyEnd = (now: Date, days: number | null): Date | null =>
  days === null ? null : new Date(now.getTime() + days * DAY_MS);

/** Until when the secret before goes on; null where it stops at once. */
export const overlapEnd = (now: Date, hours: number): Date | null =>
  hours === 0 ? null : new Date(now.getTime() + hours * HOUR_MS);
