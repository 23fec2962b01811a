import type { Limit } from '@/lib/platform/rate-limits';

/** What a member saves and follows, together. */
export const KEEPING_PER_MEMBER: Limit = { name: 'keep', points: 120, seconds: 600 };
