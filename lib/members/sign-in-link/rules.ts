import type { Limit } from '@/lib/platform/rate-limits';

/** How long the link of a letter works with which somebody signs in. */
export const LINK_MINUTES = 30;

/** Letters with such links to one address, whoever asks. */
export const LINKS_PER_ACCOUNT: Limit = { name: 'sign-in-link-account', points: 5, seconds: 60 * 60 };
/** Requests for such letters from one network address, about whatever account. */
export const LINKS_PER_ADDRESS: Limit = { name: 'sign-in-link-address', points: 20, seconds: 60 * 60 };
/** Such links that are followed from one network address. */
export const SIGN_INS_BY_LINK: Limit = { name: 'sign-in-by-link', points: 60, seconds: 60 * 60 };

/** When a link that is asked for `now` stops to work. */
export const linkEnd = (now: Date): Date => new Date(now.getTime() + LINK_MINUTES * 60_000);
