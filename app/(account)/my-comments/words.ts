import type { OwnCommentView } from '@/lib/comments/schemas';

type Decided = Pick<OwnCommentView, 'status' | 'visible' | 'reason' | 'rule' | 'allowed'>;

/** Readers see a text of it that was accepted before, while the newest is decided (R11). */
export const acceptedTextIsUp = ({ status, visible }: Decided): boolean =>
  visible && (status === 'IN_REVIEW' || status === 'OBJECTED' || status === 'REFERRED');

/** A posted comment whose newest text a moderator turned down: readers see the one before. */
const editWasRejected = ({ status, rule, reason }: Decided): boolean =>
  status === 'PUBLISHED' && rule !== null && reason !== null;

/** Which message says what happens next, or what can be done; null where the state says it all. */
export function nextKey(
  comment: Decided,
): 'editRejected' | 'acceptedIsUp' | 'AWAITING_REVIEWS' | 'IN_REVIEW' | 'REJECTED' | null {
  const { status, allowed } = comment;
  if (editWasRejected(comment)) return 'editRejected';
  if (acceptedTextIsUp(comment)) return 'acceptedIsUp';
  if (status === 'AWAITING_REVIEWS' || status === 'IN_REVIEW') return status;
  return status === 'REJECTED' && !allowed.resubmit ? status : null;
}

/** What editing is called where the comment stands. */
export function editCalled({ status }: Pick<OwnCommentView, 'status'>): 'edit' | 'revise' | 'again' {
  if (status === 'REJECTED' || status === 'OBJECTED') return 'revise';
  return status === 'EXPIRED' ? 'again' : 'edit';
}
