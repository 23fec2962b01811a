import { transaction } from '@/lib/platform/db';
import { lockComments } from '@/lib/comments/lifecycle';
import { closeAssignment, findOpenOf, lockReviewer } from './store';

/** Gives back all that a member was leased to review, who will not: it goes to others at once. What they have reviewed counts on. */
export async function releaseLeases({ memberId }: { memberId: string }): Promise<void> {
  await transaction(async (tx) => {
    await lockReviewer(tx, memberId);
    const seen = await findOpenOf(tx, memberId);
    await lockComments(tx, [...new Set(seen.flatMap(({ commentId }) => commentId ?? []))]);
    // Read again: one may have been taken back before its comment was locked.
    for (const lease of await findOpenOf(tx, memberId)) await closeAssignment(tx, lease, 'CANCELLED');
  });
}
