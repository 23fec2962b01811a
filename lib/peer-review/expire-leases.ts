import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lock-comments';
import { closeAssignment, findAssignment, findExpired } from './store';

const BATCH = 500;

/** Returns leases that have run out to the pool (R3). Returns how many. */
export async function expireLeases({ context = systemContext }: { context?: Context } = {}): Promise<number> {
  const at = context.now();
  let count = 0;
  for (const { id, reviewerId, commentId } of await findExpired(database(), at, BATCH)) {
    count += await transaction(async (tx) => {
      await lockComments(tx, commentId ? [commentId] : []);
      const assignment = await findAssignment(tx, id, reviewerId);
      // Reviewed or renewed between the look and the lock.
      if (assignment?.state !== 'OPEN' || assignment.expiresAt > at) return 0;
      await closeAssignment(tx, assignment, 'EXPIRED');
      return 1;
    });
  }
  return count;
}
