import type { Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lock-comments';
import type { Policy } from '@/lib/policy/schemas';
import { decideByPeers } from './decide-by-peers';
import { findMoment } from '../assignment/store';

/**
 * Decides those of some comments in review whose reviews suffice, each in a transaction of its own; one that was decided between
 * the look and the lock is left alone. Returns how many were decided.
 */
export async function decideEach(
  commentIds: readonly string[],
  { policy, context }: { policy: Policy; context: Context },
): Promise<number> {
  let count = 0;
  for (const id of commentIds) {
    const decided = await transaction(async (tx) => {
      const [comment] = await lockComments(tx, [id]);
      if (comment?.state !== 'IN_REVIEW') return false;
      return decideByPeers(tx, { comment, policy, at: context.now(await findMoment(tx)) });
    });
    if (decided) count += 1;
  }
  return count;
}
