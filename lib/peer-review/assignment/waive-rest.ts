import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lock-comments';
import { lineUp } from '@/lib/comments/lifecycle';
import { waiveReviews, type Duty } from './store';

/**
 * Waives what of a locked reviewer's duty nothing is left for (R8); when nothing else is owed, their comment gets in line.
 * Returns the duty as it stands then.
 */
export async function waiveRest(
  tx: Tx,
  { duty, count, at }: { duty: Duty; count: number; at: Date },
): Promise<Duty> {
  const after = await waiveReviews(tx, duty, count, at);
  const reason = `${count} of ${duty.required} reviews were waived: nothing was left to review.`;
  const subject = { subjectType: 'comment', subjectId: duty.commentId } as const;
  await record(tx, { at, actorId: null, action: 'review.waive', ...subject, reason });
  const [own] = await lockComments(tx, [duty.commentId]);
  if (!own || after.done + after.waived < after.required) return after;
  const lined = await lineUp(tx, own, { at, actorId: null, maker: 'SYSTEM', reason: null });
  return { ...after, state: lined.state };
}
