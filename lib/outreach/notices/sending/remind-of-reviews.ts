import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Facts, Recipient } from '../notices';
import { findWaiting, type WaitingComment } from '../recipients/store';
import { notify } from './notify';
import { settleNotices } from './store';

/** Whoever has not reviewed by then has left. */
const FIRST_AFTER_MS = 4 * HOUR_MS;
/** Of the time that they have for the reviews; a day of a week. */
const LAST_SHARE = 1 / 7;

const BATCH = 200;

/**
 * Reminds authors of the reviews that their comments wait for: once some hours after it was submitted, and once before it expires.
 * A comment that was submitted again is a new one. Returns how many comments were looked at.
 */
export async function remindOfReviews({
  context = systemContext,
  batch = BATCH,
}: { context?: Context; batch?: number } = {}): Promise<number> {
  const { dutyDays } = (await currentPolicy()).review;
  const now = context.now();
  const before = new Date(now.getTime() - FIRST_AFTER_MS);
  let count = 0;
  let after: { at: Date; id: string } | null = null;
  for (;;) {
    const waiting: WaitingComment[] = await findWaiting(database(), { before, after, limit: batch, now });
    const reminders = waiting.map((comment) => reminderOf(comment, dutyDays * DAY_MS, now));
    await notify('reviews.waiting', reminders, { eventId: null, at: now });
    count += waiting.length;
    const last = waiting.at(-1);
    if (!last || waiting.length < batch) return count;
    after = { at: last.since, id: last.commentId };
  }
}

function reminderOf(
  comment: WaitingComment,
  allowed: number,
  now: Date,
): Recipient<Facts['reviews.waiting']> {
  const { resubmissions, since, ...about } = comment;
  const expiresAt = new Date(since.getTime() + allowed);
  const last = expiresAt.getTime() - now.getTime() <= allowed * LAST_SHARE;
  const onceKey = `${comment.commentId}:${resubmissions}:${last ? 'last' : 'first'}`;
  return { ...about, last, expiresAt: expiresAt.toISOString(), onceKey };
}

/** Once a comment no longer waits, there is nothing to remind of. A new text of one may go on waiting. */
export async function endReminders(
  { subjectId: commentId, payload }: Pick<Happened, 'subjectId'> & { payload: { state?: string } },
  context: Context = systemContext,
): Promise<void> {
  if (payload.state === 'AWAITING_REVIEWS') return;
  await settleNotices(database(), 'reviews.waiting', [{ commentId, onceKey: null }], context.now());
}
