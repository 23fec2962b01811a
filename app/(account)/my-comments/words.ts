import type { OwnCommentView } from '@/lib/comments/schemas';

type Standing = Pick<OwnCommentView, 'status' | 'publishedAt' | 'reviews' | 'reason' | 'rule' | 'allowed'>;

/** Where a comment stands, as its author is told. */
export function stateInWords({ status, reviews }: Standing): string {
  switch (status) {
    case 'AWAITING_REVIEWS':
      return `Waiting for your reviews: ${reviews.done} of ${reviews.required} done`;
    case 'IN_REVIEW':
      return 'In review by your peers';
    case 'REFERRED':
      return 'With a moderator';
    case 'PUBLISHED':
      return 'Posted';
    case 'REJECTED':
      return 'Not accepted';
    case 'REMOVED':
      return 'Removed';
    case 'WITHDRAWN':
      return 'Withdrawn';
    case 'EXPIRED':
      return 'Expired';
  }
}

/** Readers see a text of it that was accepted before, while the newest is decided (R11). */
export const acceptedTextIsUp = ({ status, publishedAt }: Standing): boolean =>
  publishedAt !== null && (status === 'IN_REVIEW' || status === 'REFERRED');

/** A posted comment whose newest text a moderator turned down: readers see the one before. */
export const editWasRejected = ({ status, rule, reason }: Standing): boolean =>
  status === 'PUBLISHED' && rule !== null && reason !== null;

/** What happens next, or what can be done; null where the state says it all. */
export function nextInWords(comment: Standing): string | null {
  const { status, allowed } = comment;
  if (editWasRejected(comment))
    return 'This new text was not accepted. Readers see the one that was accepted before.';
  if (acceptedTextIsUp(comment)) return 'The text that was accepted before stays up until this one is.';
  switch (status) {
    case 'AWAITING_REVIEWS':
      return 'It gets in line once you have done your reviews.';
    case 'IN_REVIEW':
      return 'Enough of them find it acceptable: it is posted. They object or disagree: a moderator decides.';
    case 'REJECTED':
      return allowed.resubmit
        ? 'You can revise it and send it in again. Your reviews stay done.'
        : 'It has been revised as often as the policy allows.';
    default:
      return null;
  }
}

/** What editing is called where the comment stands. */
export function editInWords({ status }: Pick<OwnCommentView, 'status'>): string {
  if (status === 'REJECTED') return 'Revise and resubmit';
  return status === 'EXPIRED' ? 'Submit again' : 'Edit';
}
