import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { findAnsweredContest, insertNotices } from './store';

/** Answers whoever contested a calibration item. */
export async function tellContester(event: Happened, context: Context = systemContext): Promise<void> {
  const { contestId } = event.payload;
  if (typeof contestId !== 'string') return;
  await transaction(async (tx) => {
    const contest = await findAnsweredContest(tx, contestId);
    if (!contest) return;
    const { memberId, ...facts } = contest;
    const notice = { kind: 'calibration.contest-decided', facts, memberId, eventId: event.id } as const;
    await insertNotices(tx, [{ ...notice, commentId: null }], context.now());
  });
}
