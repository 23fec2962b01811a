import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { lockComments } from '@/lib/comments/lifecycle';
import { endReports } from './end-reports';

/**
 * Closes what is reported about a comment that its author has withdrawn, or that was removed otherwise than at the desk: it
 * is gone, as the reporters asked. Called again, or for a comment that is still there, it changes nothing.
 */
export async function closeReports(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [subjectId]);
    const gone = comment?.state === 'WITHDRAWN' || comment?.state === 'REMOVED';
    if (comment && gone)
      await endReports(tx, comment, { outcome: 'ACTED', at: context.now(), actorId: null });
  });
}
