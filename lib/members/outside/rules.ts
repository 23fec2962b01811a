import type { Limit } from '@/lib/platform/rate-limits';

/** How long a token of the publication's own accounts may be good for, in seconds from when it was made. */
export const TOKEN_SECONDS = 300;
/** By how many seconds the clocks of two machines may differ. */
export const CLOCK_SECONDS = 10;

/** How often people may come from elsewhere from one network address, or set out to. */
export const ARRIVALS_PER_ADDRESS: Limit = { name: 'outside-address', points: 60, seconds: 15 * 60 };
/** Members that may be made so from one network address. */
export const SIGN_UPS_FROM_OUTSIDE: Limit = { name: 'outside-sign-up', points: 10, seconds: 60 * 60 };

/** A token is none, is not good any more, or was used. The message says which, for the log. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}
