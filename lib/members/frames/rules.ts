import type { Limit } from '@/lib/platform/rate-limits';

/** For how long a frame waits for the window in which somebody signs in. */
const HANDOVER_MINUTES = 10;

/** Frames of one network address that begin to wait. */
export const HANDOVERS_PER_ADDRESS: Limit = { name: 'handover-address', points: 60, seconds: 15 * 60 };
/** Frames that one member signs in, or tries to. */
export const HANDOVERS_PER_MEMBER: Limit = { name: 'handover-member', points: 20, seconds: 15 * 60 };

/** When a frame that begins to wait `now` stops to. */
export const handoverEnd = (now: Date): Date => new Date(now.getTime() + HANDOVER_MINUTES * 60_000);
