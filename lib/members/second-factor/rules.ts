import type { Limit } from '@/lib/platform/rate-limits';

/** How many recovery codes a member is given at a time. */
export const RECOVERY_CODES = 10;

/** How long a secret that was shown waits for its first code. */
export const SET_UP_MINUTES = 30;

/** Attempts of a member at a first code, and to change or remove what they have: whoever found a device signed in is not to try codes there. */
export const CODES_PER_MEMBER: Limit = { name: 'second-step-member', points: 10, seconds: 15 * 60 };

/** How long a right password waits for the second step. */
const SIGN_IN_MINUTES = 10;

/** Codes that are tried at one account's sign-in from one network. One that is right gives its attempt back, here as below. */
export const CODES_PER_PAIR: Limit = { name: 'sign-in-code-pair', points: 10, seconds: 15 * 60 };
/** Codes that are tried at one account's sign-in, wherever: by those who know its password. */
export const CODES_PER_ACCOUNT: Limit = { name: 'sign-in-code-account', points: 30, seconds: 60 * 60 };

/** When a sign-in whose password was right at `now` has to be done by. */
export const signInEnd = (now: Date): Date => new Date(now.getTime() + SIGN_IN_MINUTES * 60_000);

/** When a secret that is shown `now` has to be confirmed by. */
export const setUpEnd = (now: Date): Date => new Date(now.getTime() + SET_UP_MINUTES * 60_000);

/** A text in groups, as one reads it off a screen. */
export const inGroups = (text: string, size: number, between: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);

/** Digits as they were typed, in groups or not, and as keyboards for Arabic and Persian have them too. */
export const plainDigits = (typed: string): string =>
  typed
    .replace(/\s/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
