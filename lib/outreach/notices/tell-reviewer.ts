import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import type { NoticeKind } from './schemas';
import { insertNotices } from './store';

const kindOf = {
  GOOD: 'reviewer.reinstated',
  WARNED: 'reviewer.warned',
  SUSPENDED: 'reviewer.suspended',
} as const satisfies Record<string, NoticeKind>;

/** Tells a reviewer that they stand otherwise than before: never silently (R13). */
export async function tellReviewer(event: Happened, context: Context = systemContext): Promise<void> {
  const { standing, before, reason } = event.payload;
  const kind = kindOf[standing as keyof typeof kindOf];
  if (!kind || standing === before) return;
  const facts = { reason: typeof reason === 'string' ? reason : null };
  const notice = { kind, facts, memberId: event.subjectId, eventId: event.id, commentId: null };
  await transaction((tx) => insertNotices(tx, [notice], context.now()));
}
