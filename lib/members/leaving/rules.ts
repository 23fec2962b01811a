import { HOUR_MS } from '@/lib/platform/durations';
import type { Limit } from '@/lib/platform/rate-limits';

/** How long whoever has asked to leave may still stay, in hours. */
export const COOLING_HOURS = 24;

/**
 * How long nobody can take the name of who has left, in days: so long somebody who takes it could be taken for them, by those who
 * talked with them last week. For good would mean to keep something of a name for good.
 */
export const NAME_KEPT_DAYS = 30;

/** How often a member may ask to leave: each time that they had not asked before, a letter goes out. */
export const DEPARTURES_PER_MEMBER: Limit = { name: 'ask-to-leave', points: 10, seconds: 60 * 60 };

/** When an account is closed that its member asks `now` to close. */
export const coolingEnd = (now: Date): Date => new Date(now.getTime() + COOLING_HOURS * HOUR_MS);
