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
  const reviewed = await hasReviewed(tx, comment.id, moderatorId);
  const why = whyNotImpartial({ authorId: comment.authorId, reviewed }, moderatorId);
  if (why) throw partial(why);
}

/** 403: who may not decide about a comment, and why. */
export const partial = (why: NotImpartial) =>
  why === 'own-comment' ? forbidden(why, { facts: { act: 'decide' } }) : forbidden(why);
