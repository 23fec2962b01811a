import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { insertNotices } from './store';

/** Tells a member that a moderator has taken a field of theirs from beside their name, by which rule and for what reason. */
export async function tellWithdrawn(event: Happened, context: Context = systemContext): Promise<void> {
  const { id: eventId, subjectId: memberId, payload } = event;
  const { field, line, rule, reason } = payload;
  if (typeof field !== 'string' || typeof line !== 'string') return;
  if (typeof rule !== 'string' || typeof reason !== 'string') return;
  await transaction(async (tx) => {
    const notice = { kind: 'expertise.withdrawn', facts: { field, line, rule, reason }, memberId } as const;
    await insertNotices(tx, [{ ...notice, eventId, commentId: null }], context.now());
  });
}
