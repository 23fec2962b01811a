import type { Limit } from '@/lib/platform/rate-limits';

/** How long the link of a letter works. */
export const RESET_MINUTES = 30;

/** Letters about a forgotten password to one address, whoever asks. */
export const RESETS_PER_ACCOUNT: Limit = { name: 'reset-account', points: 5, seconds: 60 * 60 };
/** Requests for such letters from one network address, about whatever account. */
export const RESETS_PER_ADDRESS: Limit = { name: 'reset-address', points: 20, seconds: 60 * 60 };
/** New passwords from one network address by such links: each is work for the processor. */
export const NEW_PASSWORDS_PER_ADDRESS: Limit = {
  name: 'reset-password-address',
  points: 30,
  seconds: 60 * 60,
};
/** Attempts of a member to change their password: whoever found a device signed in is not to try passwords there. */
export const CHANGES_PER_MEMBER: Limit = { name: 'change-password', points: 10, seconds: 60 * 60 };

/** When a link that is asked for `now` stops to work. */
export const resetEnd = (now: Date): Date => new Date(now.getTime() + RESET_MINUTES * 60_000);
