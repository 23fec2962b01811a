import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { beginningOf } from './notice-words';
import { findMissed, insertNotices } from './store';

/**
 * Keeps for a reviewer what a calibration item taught them. Its answer has told them already, so the notice is one that was seen:
 * it rings no bell and is not mailed, but is there to be read again.
 */
export async function tellCalibrated(event: Happened, context: Context = systemContext): Promise<void> {
  const { reviewId } = event.payload;
  if (typeof reviewId !== 'string') return;
  await transaction(async (tx) => {
    const missed = await findMissed(tx, reviewId);
    if (!missed) return;
    const { memberId, slug, title, body, given, right, explanation } = missed;
    const facts = { article: { slug, title }, excerpt: beginningOf(body), given, right, explanation };
    const notice = { kind: 'calibration.feedback', facts, memberId, eventId: event.id } as const;
    await insertNotices(tx, [{ ...notice, commentId: null, seen: true }], context.now());
  });
}
