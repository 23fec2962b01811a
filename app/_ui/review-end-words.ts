import type { ReviewEnd } from '@/lib/peer-review/records/schemas';

const words: Record<ReviewEnd, string> = {
  PUBLISHED: 'It was posted',
  REJECTED: 'A moderator did not accept it',
  REMOVED: 'A moderator took it down',
  WITHDRAWN: 'Its author took it back',
  CHANGED: 'Its author changed it before it was decided',
  REFERRED: 'It waits for a moderator',
  IN_REVIEW: 'It is still in review',
};

/** What became of a text that somebody reviewed. */
export const endInWords = (end: ReviewEnd): string => words[end];
