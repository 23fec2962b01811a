import { endUnclaimed, listClaimed } from '@/lib/members/unclaimed/end-unclaimed';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { deleteReaction } from '../reactions/store';
import type { ClaimJob } from './schemas';
import { findOwnReactions, moveToAuthor } from './store';

/** Comments that one transaction takes: as many pages as it makes stale, an announcement can name. */
const STEP = 100;

/**
 * Gives a member what they wrote elsewhere, once an address is theirs that it was written with: the comments, and what the desk noted and decided
 * about their author. Nobody else learns of it but by the name. Cut off, or done twice, it goes on where it ended.
 */
export async function claimComments({
  job: { memberId },
  context = systemContext,
}: {
  job: ClaimJob;
  context?: Context;
}): Promise<void> {
  for (const from of await listClaimed({ memberId })) {
    while ((await moveSome(from, memberId)) === STEP);
    await transaction(async (tx) => {
      if (!(await endUnclaimed(tx, { from, memberId }))) return;
      await record(tx, {
        at: context.now(),
        actorId: memberId,
        action: 'comment.claim',
        subjectType: 'member',
        subjectId: memberId,
      });
      await emit(tx, {
        type: 'comment.claim',
        subjectId: memberId,
        tags: [`member:${from}`, `member:${memberId}`],
      });
    });
  }
}

const moveSome = (from: string, memberId: string): Promise<number> =>
  transaction(async (tx) => {
    const moved = await moveToAuthor(tx, { from, memberId, limit: STEP });
    if (moved.length === 0) return 0;
    // What they made of it before it was theirs is no reader's word.
    for (const reaction of await findOwnReactions(
      tx,
      memberId,
      moved.map(({ id }) => id),
    ))
      await deleteReaction(tx, { ...reaction, memberId });
    const articleIds = [...new Set(moved.map(({ articleId }) => articleId))];
    await emit(tx, {
      type: 'comment.claim',
      subjectId: memberId,
      tags: articleIds.map((id) => `article:${id}` as const),
    });
    return moved.length;
  });
