import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import type { Happened } from '@/lib/platform/events';
import { deleteOldDrafts, pruneDrafts } from './store';

/** Forgets what was typed for decisions that were taken back, after a day. Returns how many. */
export const forgetDrafts = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  pruneDrafts(sqlStatements(), new Date(context.now().getTime() - DAY_MS));

/**
 * Forgets what was typed about a comment that its author has revised or withdrawn since: nobody is shown it any more, and it holds words of theirs.
 * Called again, it changes nothing.
 */
export async function forgetDraftsOf({ subjectId }: Pick<Happened, 'subjectId'>): Promise<void> {
  await deleteOldDrafts(sqlStatements(), subjectId);
}
