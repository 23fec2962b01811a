import type { CommentState } from '@/lib/comments/schemas';

type Words = { name: string; tone: 'plain' | 'accent' | 'danger' };

/** A comment's state as its author is told of it. */
export const stateWords: Record<CommentState, Words> = {
  AWAITING_REVIEWS: { name: 'Waiting for your reviews', tone: 'plain' },
  IN_REVIEW: { name: 'In review', tone: 'plain' },
  REFERRED: { name: 'With a moderator', tone: 'plain' },
  PUBLISHED: { name: 'Posted', tone: 'accent' },
  REJECTED: { name: 'Not accepted', tone: 'danger' },
  REMOVED: { name: 'Removed', tone: 'danger' },
  WITHDRAWN: { name: 'Withdrawn', tone: 'plain' },
  EXPIRED: { name: 'Expired', tone: 'plain' },
};
