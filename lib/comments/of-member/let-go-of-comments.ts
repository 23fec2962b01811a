import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { lockComments, withdrawForGood } from '../lifecycle';
import type { CommentState } from '../schemas';
import { findOfFormer, findUnpostedOfFormer } from './store';

/** Comments that are withdrawn in one transaction. */
const BATCH = 25;

/** What goes with an author who leaves their comments: they owe reviews for it, or it was turned down or given up. */
const NOT_POSTED: CommentState[] = ['AWAITING_REVIEWS', 'REJECTED', 'EXPIRED'];

/**
 * Withdraws what a member has written who has left: all of it, or, where they leave their comments, what nobody else has before them
 * (readers, reviewers or moderators). Done again, it goes on where it ended.
 */
export async function letGoOfComments({
  memberId,
  keepsComments,
  context = systemContext,
}: {
  memberId: string;
  keepsComments: boolean;
  context?: Context;
}): Promise<void> {
  for (;;) {
    const ids = await findOfFormer(database(), memberId, {
      states: keepsComments ? NOT_POSTED : null,
      limit: BATCH,
    });
    if (ids.length === 0) return;
    await withdrawAll(ids, { of: memberId, context });
  }
}

/** Whose comment was turned down only after they had left, at most some of them. Returns their ids: the texts are to go. */
export async function letGoOfUnposted({ context = systemContext }: { context?: Context } = {}): Promise<
  string[]
> {
  const found = await findUnpostedOfFormer(database(), { states: NOT_POSTED, limit: BATCH });
  for (const { memberId, id } of found) await withdrawAll([id], { of: memberId, context });
  return [...new Set(found.map(({ memberId }) => memberId))];
}

const withdrawAll = (ids: string[], { of, context }: { of: string; context: Context }) =>
  transaction(async (tx) => {
    const at = context.now();
    for (const comment of await lockComments(tx, ids))
      if (comment.state !== 'WITHDRAWN')
        await withdrawForGood(tx, comment, { at, actorId: of, maker: 'AUTHOR' });
  });
