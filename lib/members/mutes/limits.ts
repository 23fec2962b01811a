import type { Limit } from '@/lib/platform/rate-limits';

/** Members that a member mutes and unmutes, together. */
export const MUTING_PER_MEMBER: Limit = { name: 'mute', points: 60, seconds: 600 };
