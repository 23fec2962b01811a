import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { lockComments } from '@/lib/comments/lifecycle';
import { closeIfMoot } from './end-appeal';

/**
 * Closes an appeal whose author has revised or withdrawn the comment: what it was about is no more. Called again, or for a
 * comment whose decision still stands, it changes nothing.
 */
export async function closeAppeal(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [subjectId]);
    if (comment) await closeIfMoot(tx, comment, context.now());
  });
}
