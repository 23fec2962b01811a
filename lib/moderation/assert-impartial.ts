import type { Tx } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { whyNotImpartial } from './rules';
import type { NotImpartial } from './schemas';
import { hasReviewed } from './store';

/**
 * Nobody decides about a comment that they wrote, nor about one that they have reviewed as a peer: theirs would be no second opinion.
 * @throws 403
 */
export async function assertImpartial(tx: Tx, comment: LockedComment, moderatorId: string): Promise<void> {
  const reviewed = await hasReviewed(tx, comment, moderatorId);
  const why = whyNotImpartial({ authorId: comment.authorId, reviewed }, moderatorId);
  if (why) throw forbidden(why, refusals[why]);
}

const refusals: Record<NotImpartial, string> = {
  'own-comment': 'You cannot decide about a comment of your own: another moderator must.',
  'own-review': 'You have reviewed this comment as a member, so another moderator gives the second opinion.',
};
