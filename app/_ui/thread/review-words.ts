import type { CommentState } from '@/lib/comments/schemas';

/** What an author is asked for. */
export const requestInWords = (required: number): string =>
  `Please peer review ${required === 1 ? '1 community comment' : `${required} community comments`} before your comment can be posted`;

/** Where a comment stands for which there is nothing to review. */
export const standingInWords: Record<CommentState, string> = {
  AWAITING_REVIEWS: 'There is nothing for you to review at the moment',
  IN_REVIEW: 'Your comment is with its reviewers',
  REFERRED: 'Your comment is with a moderator',
  PUBLISHED: 'Your comment is posted',
  REJECTED: 'Your comment was not accepted',
  REMOVED: 'Your comment was removed',
  WITHDRAWN: 'You have withdrawn your comment',
  EXPIRED: 'Your comment has expired',
};
