import type { Limit } from '@/lib/platform/rate-limits';

/** How many passkeys a member may have. */
export const MOST_PASSKEYS = 20;

/** How long a device has to sign what it was asked to. */
export const CHALLENGE_MINUTES = 15;

/** What one network may ask for to be signed: a page to sign in on asks each time that it is opened. */
export const CHALLENGES_PER_ADDRESS: Limit = { name: 'passkey-challenge', points: 300, seconds: 15 * 60 };
/** Signatures that one network may send. Nobody guesses one; each costs work. */
export const SIGNATURES_PER_ADDRESS: Limit = { name: 'passkey-signature', points: 60, seconds: 15 * 60 };

/** When what a device is asked to sign at `now` has to be signed by. */
export const challengeEnd = (now: Date): Date => new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
