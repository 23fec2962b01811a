import type { Limit } from '@/lib/platform/rate-limits';

/** How long a token of the publication's own accounts may be good for, in seconds from when it was made. */
export const TOKEN_SECONDS = 300;
/** The same of a token of Ghost's, which makes them so. */
export const GHOST_TOKEN_SECONDS = 600;
/** For how many days what an OpenID Connect provider has said of a role counts without being said anew, at a sign-in. */
export const SAID_ANEW_DAYS = 30;
/** By how many seconds the clocks of two machines may differ. */
export const CLOCK_SECONDS = 10;

/**
 * Whether something was said so long ago that no token would carry it any more. Who has come for the first time may take longer to choose a
 * name, and what they are may be another by then.
 */
export const isStale = (saidAt: string, now: Date): boolean =>
  now.getTime() - new Date(saidAt).getTime() > (TOKEN_SECONDS + CLOCK_SECONDS) * 1000;

/** How often people may come from elsewhere from one network address, or set out to. */
export const ARRIVALS_PER_ADDRESS: Limit = { name: 'outside-address', points: 60, seconds: 15 * 60 };
/** Members that may be made so from one network address. */
export const SIGN_UPS_FROM_OUTSIDE: Limit = { name: 'outside-sign-up', points: 10, seconds: 60 * 60 };

/** A token is none, is not good any more, or was used. The message says which, for the log. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}
