import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { insertNotices, isVerified } from './store';

/** Tells a member that a moderator has verified a field of theirs, unless that was taken back meanwhile. */
export async function tellVerified(event: Happened, context: Context = systemContext): Promise<void> {
  const { id: eventId, subjectId: memberId, payload } = event;
  const { field } = payload;
  if (typeof field !== 'string') return;
  await transaction(async (tx) => {
    if (!(await isVerified(tx, memberId, field))) return;
    const notice = { kind: 'expertise.verified', facts: { field }, memberId, eventId } as const;
    await insertNotices(tx, [{ ...notice, commentId: null }], context.now());
  });
}
