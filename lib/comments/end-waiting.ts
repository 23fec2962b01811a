import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import { longestWaitHours } from './pace/rules';
import { currentPace } from './pace/current-pace';
import { expire, refer } from './lifecycle';
import type { CommentState } from './schemas';
import { findStale, lockComments, type LockedComment } from './store';
import type { Tx } from '@/lib/platform/db';

const BATCH = 200;

/**
 * Expires comments whose authors have not reviewed in time (R10). The text stays theirs.
 * Returns how many.
 */
export async function expireComments({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { dutyDays } = (await currentPolicy()).review;
  const at = context.now();
  const before = new Date(at.getTime() - dutyDays * DAY_MS);
  const reason = { code: 'expired', facts: { days: dutyDays } } as const;
  return forEachStale('AWAITING_REVIEWS', before, (tx, comment) =>
    expire(tx, comment, { at, actorId: null, maker: 'SYSTEM', reason }),
  );
}

/**
 * Refers comments that have been in line for too long, so that silence never buries one (R10). Where few take part it may take longer.
 * Returns how many.
 */
export async function referLateComments({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { review } = await currentPolicy();
  const at = context.now();
  const hours = longestWaitHours(review, await currentPace(database()));
  const before = new Date(at.getTime() - hours * HOUR_MS);
  const reason = { code: 'waited', facts: { hours } } as const;
  return forEachStale('IN_REVIEW', before, (tx, comment) =>
    refer(tx, comment, { at, actorId: null, maker: 'SYSTEM', reason }),
  );
}

/**
 * Refers what peers object to where its author has not said what is to become of it (R9); all of it, once policy does not ask authors
 * any more. Returns how many.
 */
export async function referUnanswered({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { authorHours: hours } = (await currentPolicy()).review;
  const at = context.now();
  const before = new Date(at.getTime() - hours * HOUR_MS);
  const reason =
    hours > 0
      ? ({ code: 'author-silent', facts: { hours } } as const)
      : ({ code: 'disagreed', facts: {} } as const);
  return forEachStale('OBJECTED', before, (tx, comment) =>
    refer(tx, comment, { at, actorId: null, maker: 'SYSTEM', reason }),
  );
}

/** Each in a transaction of its own; one that has moved on between the look and the lock is left alone, and so is one that a moderator is deciding. */
async function forEachStale(
  state: CommentState,
  before: Date,
  act: (tx: Tx, comment: LockedComment) => Promise<LockedComment>,
): Promise<number> {
  const ids = await findStale(database(), state, before, BATCH);
  let count = 0;
  for (const id of ids) {
    count += await transaction(async (tx) => {
      const [comment] = await lockComments(tx, [id]);
      if (comment?.state !== state || comment.held) return 0;
      await act(tx, comment);
      return 1;
    });
  }
  return count;
}
