import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lifecycle';
import { expireAssignment, findAssignment, findMoment, findOverdue, lockReviewer } from './store';

const BATCH = 500;

/** Returns to the pool leases that have run out, and those of a comment that no longer waits for them (R3). Returns how many. */
export async function expireLeases({ context = systemContext }: { context?: Context } = {}): Promise<number> {
  const at = context.now(await findMoment(database()));
  let count = 0;
  for (const { id, reviewerId, commentId } of await findOverdue(database(), at, BATCH)) {
    const taken = await transaction(async (tx) => {
      await lockReviewer(tx, reviewerId);
      await lockComments(tx, commentId ? [commentId] : []);
      // Reviewed, renewed or handed on between the look and the locks: it is read again, and taken back only as it stands.
      const found = await findAssignment(tx, id, reviewerId);
      return found !== null && (await expireAssignment(tx, found.assignment, at));
    });
    if (taken) count += 1;
  }
  return count;
}
