import { DAY_MS } from '@/lib/platform/durations';
import { refused, type AppError } from '@/lib/platform/errors';

/** For how long a member keeps a name at least, and for how long the one before is said beside it and is nobody else's, in days. */
export const RENAME_DAYS = 30;

const after = (moment: Date): Date => new Date(moment.getTime() + RENAME_DAYS * DAY_MS);

/** Until when a name that is given up `at` a moment is nobody else's. */
export const reservedUntil = after;

/** When who gave up a name last at `latest` may do so again; null for at once. */
export function mayRenameFrom(latest: Date | null, now: Date): Date | null {
  const from = latest && after(latest);
  return from && from > now ? from : null;
}

/** 422: they have this name too short a time. */
export const renamedLately = (until: Date): AppError =>
  refused('renamed-lately', { field: 'displayName', limit: RENAME_DAYS, facts: { until } });
