import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { retire } from './retire-item';
import { stillHolds } from './rules';
import { lockItemOfComment } from './store';

/**
 * A calibration item that was made of a comment goes out of use when its author takes the comment back, or when the decision that
 * its verdict came from is turned round. Mostly there is nothing to do.
 */
export async function retireOvertakenItem(
  { subjectId: commentId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const source = await lockItemOfComment(tx, commentId);
    if (!source || stillHolds(source)) return;
    const { itemId, withdrawn } = source;
    const reason = withdrawn
      ? 'Its author has taken the comment back.'
      : 'The comment that it was picked from has been decided otherwise since.';
    const act = { itemId, reason, actorId: null, at: context.now() };
    await retire(tx, { ...act, verdictFails: !withdrawn });
  });
}
