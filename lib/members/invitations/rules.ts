import { DAY_MS } from '@/lib/platform/durations';
import type { Limit } from '@/lib/platform/rate-limits';

/** How long the link of an invitation works. */
export const INVITATION_DAYS = 7;

/** Tries to accept an invitation from one network address: each is work for the processor. */
export const ACCEPTS_PER_ADDRESS: Limit = { name: 'accept-invitation-address', points: 30, seconds: 60 * 60 };

/** When a link that is sent `now` stops to work. */
export const invitationEnd = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
