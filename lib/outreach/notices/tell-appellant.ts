import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { findAppealOutcome, findCommentFacts, insertNotices } from './store';
import { aboutComment } from './tell-author';

/** Tells an author how their appeal was decided. */
export async function tellAppellant(event: Happened, context: Context = systemContext): Promise<void> {
  const { appealId } = event.payload;
  if (typeof appealId !== 'string') return;
  const commentId = event.subjectId;
  await transaction(async (tx) => {
    const appeal = await findAppealOutcome(tx, appealId);
    const comment = appeal && (await findCommentFacts(tx, commentId, null));
    if (!comment) return;
    const { memberId, reversed, note } = appeal;
    const facts = { ...aboutComment(comment), reversed, note };
    const notice = { kind: 'appeal.decided', facts, memberId, eventId: event.id, commentId } as const;
    await insertNotices(tx, [notice], context.now());
  });
}
