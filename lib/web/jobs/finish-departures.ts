import { systemContext, type Context } from '@/lib/platform/context';
import { log } from '@/lib/platform/log';
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
    try {
      if (await finishOne({ memberId, keepsComments, context })) count += 1;
    } catch (error) {
      // Whoever comes after them is not kept waiting; they are tried again in the next run.
      log().error({ err: error, memberId }, 'a member could not be let go');
    }
  }
  return count;
}

async function finishOne({
  memberId,
  keepsComments,
  context,
}: {
  memberId: string;
  keepsComments: boolean;
  context: Context;
}): Promise<boolean> {
  const isClosed = await closeAccount({
    memberId,
    along: (tx, names) => renameMentions(tx, { memberId, ...names }),
    context,
  });
  if (!isClosed) return false;
  await releaseLeases({ memberId });
  await letGoOfComments({ memberId, keepsComments, context });
  await finishDeparture({ memberId });
  return true;
}

/** What came to nothing only after its author had left goes as well. Returns of how many. */
export async function finishWhatFormerMembersWrote({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const memberIds = await letGoOfUnposted({ context });
  for (const memberId of memberIds) await finishDeparture({ memberId });
  return memberIds.length;
}
