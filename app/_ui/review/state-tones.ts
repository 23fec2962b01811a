import type { CommentState } from '@/lib/comments/schemas';

/** How a comment's state looks to its author; its name is in the messages, `review.states`. */
export const stateTones: Record<CommentState, 'plain' | 'accent' | 'danger'> = {
  AWAITING_REVIEWS: 'plain',
  IN_REVIEW: 'plain',
  OBJECTED: 'accent',
  REFERRED: 'plain',
  PUBLISHED: 'accent',
  REJECTED: 'danger',
  REMOVED: 'danger',
  WITHDRAWN: 'plain',
  EXPIRED: 'plain',
};
