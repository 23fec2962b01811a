import { DAY_MS } from '@/lib/platform/durations';
import type { Pace } from '@/lib/platform/growing-waits';
import type { Limit } from '@/lib/platform/rate-limits';
import type { MembershipState } from './viewer';

/** How long a session lasts, in days, when nobody ends it earlier, and what the sessions of staff are good for. */
export const SESSION_DAYS = 30;
export const STAFF_SESSION_DAYS = 7;
/** How long a session lasts that is not used: of staff in hours. */
export const IDLE_DAYS = 14;
export const STAFF_IDLE_HOURS = 12;
/** Sessions of one member at a time; the oldest ends for one more. */
export const SESSIONS_PER_MEMBER = 20;
/** How exact it is kept when a session was last used: it is not written at every request. */
export const SEEN_EVERY_MINUTES = 5;

/**
 * Of how many of those a password can be who have named an address and not shown that it is theirs: of the latest. Each is one more hash
 * at every sign-in.
 */
export const CANDIDATES_WEIGHED = 2;

/** How long a browser is remembered in which a member signed in, in days: no browser keeps a cookie for longer. */
export const DEVICE_DAYS = 400;

/**
 * Attempts to sign in to one account from one network: some are free, and then each waits longer, so that who tries passwords slows
 * themselves down, and no owner is locked out. A sign-in with the right password gives its attempt back, here as below.
 */
export const SIGN_INS_PER_PAIR: Pace = {
  name: 'sign-in-pair',
  points: 5,
  firstSeconds: 5,
  mostSeconds: 15 * 60,
};
/** Attempts to sign in to one account from browsers in which its member has not signed in before, wherever they are. */
export const SIGN_INS_BY_STRANGERS: Limit = { name: 'sign-in-strangers', points: 100, seconds: 60 * 60 };
/**
 * Attempts to sign in to one account that somebody solved a task for, in place of waiting for the limits above: so many that who would keep its
 * owner from signing in by them has hours of a processor to spend.
 */
export const SIGN_INS_BY_WORK: Limit = { name: 'sign-in-work', points: 600, seconds: 60 * 60 };
/** Attempts to sign in to one account from a browser in which its member has signed in before. */
export const SIGN_INS_PER_DEVICE: Limit = { name: 'sign-in-device', points: 10, seconds: 15 * 60 };
/** Attempts to sign in from one network address, to whatever account and in whatever browser. */
export const SIGN_INS_PER_ADDRESS: Limit = { name: 'sign-in-address', points: 30, seconds: 15 * 60 };
/**
 * Forms to sign up from one network address, filled in well or not: weighing a password costs the processor more than
 * anything else that a stranger can ask for. People need several tries until name and password are to the rules' liking.
 */
export const SIGN_UP_FORMS_PER_ADDRESS: Limit = {
  name: 'sign-up-form-address',
  points: 60,
  seconds: 60 * 60,
};
/** Attempts to sign up from one network address, with a form that keeps the rules. */
export const SIGN_UPS_PER_ADDRESS: Limit = { name: 'sign-up-address', points: 10, seconds: 60 * 60 };

/**
 * The one spelling under which an e-mail address is known: compatibility forms and case folded. Two spellings that
 * reach one mailbox everywhere are one member. (Dots and `+tags` are left alone: only some hosts ignore them.)
 */
export function foldEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** Whether who has such a membership may write and review. */
export const letsWrite = (state: MembershipState | undefined): boolean =>
  state === 'ACTIVE' || state === 'GRACE';

/** How long a session of somebody in this role lasts, in days, and unused, in days or hours. */
export const sessionLimits = (isStaff: boolean): { days: number; idle: number } =>
  isStaff ? { days: STAFF_SESSION_DAYS, idle: STAFF_IDLE_HOURS } : { days: SESSION_DAYS, idle: IDLE_DAYS };

/** When a session began that ends by itself `now`. */
export const sessionStart = (now: Date): Date => new Date(now.getTime() - SESSION_DAYS * DAY_MS);

/** When a session that begins `now` ends by itself. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * DAY_MS);
}
