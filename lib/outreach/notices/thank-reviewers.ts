import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { findFinishedBatches, insertNotices } from './store';

/**
 * Tells members what their reviews did, once all that they reviewed for one comment of theirs is decided: in numbers, which
 * name no author and no other reviewer. Whichever decision was the last tells it, and it is told once.
 */
export async function thankReviewers(event: Happened, context: Context = systemContext): Promise<void> {
  await transaction(async (tx) => {
    const batches = await findFinishedBatches(tx, event.subjectId);
    const notices = batches.map(({ memberId, commentId, slug, title, reviewed, published }) => ({
      kind: 'reviews.thanks' as const,
      facts: { article: { slug, title }, reviewed, published },
      memberId,
      eventId: event.id,
      commentId,
    }));
    await insertNotices(tx, notices, context.now());
  });
}
