import type { Limit } from '@/lib/platform/rate-limits';

/** For how long a proof of who somebody is holds, in minutes. */
export const PROOF_MINUTES = 5;

/** Attempts of a member to prove that it is they: whoever found a device signed in is not to try passwords there. A right one is given back. */
export const PROOFS_PER_MEMBER: Limit = { name: 'prove-identity', points: 10, seconds: 60 * 60 };
