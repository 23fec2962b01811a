import { systemContext, type Context } from '@/lib/platform/context';
import type { Tx } from '@/lib/platform/db';
import { letGoOfComments, letGoOfUnposted } from '@/lib/comments/of-member/let-go-of-comments';
import { renameMentions } from '@/lib/comments/of-member/rename-mentions';
import { closeAccount, finishDeparture, listDueDepartures } from '@/lib/members/leaving/close-account';
import { releaseLeases } from '@/lib/peer-review/assignment/release-leases';

/** Members who are let go in one run. */
const BATCH = 20;

/**
 * Lets go of the members whose time to stay is over: first of who they are, in one transaction, and then of what was under way by
 * them. Cut off in between, or run twice at once, it goes on where it ended. Returns how many.
 */
export async function finishDepartures({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const due = await listDueDepartures({ limit: BATCH, context });
  let count = 0;
  for (const { memberId, keepsComments } of due) {
    const along = (tx: Tx, names: { from: string; to: string }) => renameMentions(tx, { memberId, ...names });
    if (!(await closeAccount({ memberId, along, context }))) continue;
    await releaseLeases({ memberId });
    await letGoOfComments({ memberId, keepsComments, context });
    await finishDeparture({ memberId });
    count += 1;
  }
  return count;
}

/** What came to nothing only after its author had left goes as well. Returns of how many. */
export async function finishWhatFormerMembersWrote({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const memberIds = await letGoOfUnposted({ context });
  for (const memberId of memberIds) await finishDeparture({ memberId });
  return memberIds.length;
}
