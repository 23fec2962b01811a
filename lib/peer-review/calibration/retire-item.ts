import { record } from '@/lib/platform/audit';
import { sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { emit, type Happened } from '@/lib/platform/events';
import type { Reason } from '@/lib/platform/reasons';
import { systemContext, type Context } from '@/lib/platform/context';
import { setRetired, lockItemOfComment } from './store';
import { stillHolds } from './rules';

/**
 * Takes an item out of use. When its verdict is what fails, an event tells those who have counted misses against it, so that
 * they take them back (R7).
 */
export async function retire(
  tx: SqlTx,
  {
    itemId,
    reason,
    actorId,
    at,
    verdictFails,
  }: { itemId: string; reason: Reason; actorId: string | null; at: Date; verdictFails: boolean },
): Promise<void> {
  await setRetired(tx, itemId, { at, reason });
  const subject = { subjectType: 'calibration-item', subjectId: itemId } as const;
  const states = { fromState: 'IN_USE', toState: 'RETIRED' };
  await record(tx, { at, actorId, action: 'calibration.retire', ...subject, ...states, reason });
  if (verdictFails) await emit(tx, { type: 'calibration.retire', subjectId: itemId, payload: { itemId } });
}

/**
 * A calibration item that was made of a comment goes out of use when its author takes the comment back, or when the decision that
 * its verdict came from is turned round. Mostly there is nothing to do.
 */
export async function retireOvertakenItem(
  { subjectId: commentId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await sqlTransaction(async (tx) => {
    const source = await lockItemOfComment(tx, commentId);
    if (!source || stillHolds(source)) return { result: undefined };
    const { itemId, withdrawn } = source;
    const code = withdrawn ? 'item-withdrawn' : 'item-decided-otherwise';
    const act = { itemId, reason: { code, facts: {} } as const, actorId: null, at: context.now() };
    await retire(tx, { ...act, verdictFails: !withdrawn });
    return { result: undefined };
  });
}
