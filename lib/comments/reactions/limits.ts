import type { Limit } from '@/lib/platform/rate-limits';

/** Reactions that a member gives and takes back, together. */
export const REACTIONS_PER_MEMBER: Limit = { name: 'react', points: 120, seconds: 600 };
