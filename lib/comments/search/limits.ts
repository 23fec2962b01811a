import type { Limit } from '@/lib/platform/rate-limits';

/** Characters of what is looked for. */
export const QUERY_MAX = 200;

/** Comments that one search puts in order: the newest that have the words. */
export const MOST_FOUND = 1_000;

export const SEARCHES_PER_ADDRESS: Limit = { name: 'search-address', points: 60, seconds: 60 };
export const SEARCHES_PER_MEMBER: Limit = { name: 'search-member', points: 60, seconds: 60 };
