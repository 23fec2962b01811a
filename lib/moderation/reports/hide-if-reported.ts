import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { hide, lockComments, restore, type LockedComment } from '@/lib/comments/lifecycle';
import { can } from '@/lib/comments/rules';
import { currentPolicy } from '@/lib/policy/current-policy';
import { countOpenReports } from './store';

/**
 * Hides a locked comment that readers see until a moderator has decided, where the policy says so and as many reports are open. While
 * a decision about it is held nothing happens to it: this is asked again once that is over. Whoever has just counted the open ones says so.
 */
export async function hideIfReported(
  tx: Tx,
  comment: LockedComment,
  { at, open }: { at: Date; open?: number },
): Promise<void> {
  const { threshold, hide: asked } = (await currentPolicy()).reports;
  if (!asked || !comment.visible || comment.held) return;
  if ((open ?? (await countOpenReports(tx, comment.id))) < threshold) return;
  await hide(tx, comment, { at, actorId: null, maker: 'SYSTEM', reason: { code: 'hidden', facts: {} } });
}

/** Shows a locked comment again that reports had hidden; anything else stands as it stood. */
export async function showAgain(
  tx: Tx,
  comment: LockedComment,
  { at, actorId }: { at: Date; actorId: string },
): Promise<LockedComment> {
  if (comment.state === 'REMOVED' || !can(comment, 'restore')) return comment;
  return restore(tx, comment, { at, actorId, maker: 'MODERATOR' });
}

/** A decision that was held came to nothing: reports that came meanwhile hide what it was about. */
export async function hideWhatIsReported(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [subjectId]);
    if (comment) await hideIfReported(tx, comment, { at: context.now() });
  });
}
