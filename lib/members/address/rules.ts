import { DAY_MS } from '@/lib/platform/durations';
import type { Limit } from '@/lib/platform/rate-limits';

/** How long the link of a letter works that shows that an address is somebody's, in hours. */
export const CLAIM_HOURS = 24;
/** How long the change of an address can be taken back from the one before, in days. */
export const UNDO_DAYS = 7;
/** How long somebody may be a member whose address is not known to be theirs, in days. */
export const UNVERIFIED_DAYS = 30;

/** Letters about whose an address is, to one address, whoever asks. */
export const ADDRESS_LETTERS_PER_ACCOUNT: Limit = { name: 'address-letters', points: 10, seconds: 60 * 60 };
/** Such letters that a member asks for. */
export const ADDRESS_LETTERS_PER_MEMBER: Limit = {
  name: 'address-letters-member',
  points: 5,
  seconds: 60 * 60,
};
/** Such letters that are asked for from one network address. */
export const ADDRESS_LETTERS_PER_NETWORK: Limit = {
  name: 'address-letters-network',
  points: 20,
  seconds: 60 * 60,
};
/** Attempts of a member to change their address: whoever found a device signed in is not to try passwords there. */
export const ADDRESS_CHANGES_PER_MEMBER: Limit = { name: 'change-address', points: 10, seconds: 60 * 60 };
/** Links of letters that are followed from one network address. */
export const LINKS_PER_NETWORK: Limit = { name: 'address-links', points: 60, seconds: 60 * 60 };

/** When the link of a letter that is sent `now` stops to work. */
export const claimEnd = (now: Date): Date => new Date(now.getTime() + CLAIM_HOURS * 60 * 60_000);

/** Until when a change that is made `now` can be taken back. */
export const undoEnd = (now: Date): Date => new Date(now.getTime() + UNDO_DAYS * DAY_MS);

/** Ways in that were added since then are as doubtful as the change of an address: they go with it when it is taken back. */
export const doubtfulSince = (changedAt: Date): Date => new Date(changedAt.getTime() - UNDO_DAYS * DAY_MS);

/** Who has become a member before that, and is not verified `now`, is forgotten. */
export const unverifiedSince = (now: Date): Date => new Date(now.getTime() - UNVERIFIED_DAYS * DAY_MS);
