import type { CommentState } from '@/lib/comments/schemas';

/** Where on its way to its readers a comment is. */
export type Standing = 'reviews' | 'line' | 'objected' | 'referred';

const STANDINGS: Partial<Record<CommentState, Standing>> = {
  AWAITING_REVIEWS: 'reviews',
  IN_REVIEW: 'line',
  OBJECTED: 'objected',
  REFERRED: 'referred',
};

/** Null once its way has ended, well or not. */
export const standingOf = (status: CommentState): Standing | null => STANDINGS[status] ?? null;
