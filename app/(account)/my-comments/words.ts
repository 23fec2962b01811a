import { dayInWords } from '@/app/_ui/when';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { StatementView } from '@/lib/moderation/statements/schemas';

type Standing = Pick<OwnCommentView, 'status' | 'visible' | 'reviews' | 'reason' | 'rule' | 'allowed'>;

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
export const acceptedTextIsUp = ({ status, visible }: Standing): boolean =>
  visible && (status === 'IN_REVIEW' || status === 'REFERRED');

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
      return allowed.resubmit ? null : 'It has been revised as often as the policy allows.';
    default:
      return null;
  }
}

/** What editing is called where the comment stands. */
export function editInWords({ status }: Pick<OwnCommentView, 'status'>): string {
  if (status === 'REJECTED') return 'Revise and resubmit';
  return status === 'EXPIRED' ? 'Submit again' : 'Edit';
}

/** "twice more", "once more", "3 more times". */
const timesInWords = (left: number): string =>
  left === 1 ? 'once more' : left === 2 ? 'twice more' : `${left} more times`;

/** The ways on from a decision against a comment, with how often and until when; null where there is none left. */
export function waysInWords({ appeal, resubmission }: StatementView): string | null {
  const revise = resubmission.possible
    ? `revise it and send it in again (${timesInWords(resubmission.left)})`
    : null;
  const object = appeal.possible ? `appeal until ${dayInWords(new Date(appeal.until))}` : null;
  const ways = [revise, object].filter((way) => way !== null);
  if (ways.length === 0) return null;
  return `You can ${ways.join(', or ')}.${revise ? ' The reviews that you gave stay done.' : ''}`;
}

/** What became of an appeal, in a sentence. */
export const appealInWords: Record<NonNullable<StatementView['appeal']['filed']>['state'], string> = {
  OPEN: 'You have appealed. A moderator who did not take this decision reads it again.',
  REVERSED: 'You appealed, and another moderator changed the decision.',
  UPHELD: 'You appealed, and another moderator came to the same decision.',
  CLOSED: 'You appealed; that ended when the comment moved on.',
};
