import { record } from '@/lib/platform/audit';
import type { SqlTx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { setRetired } from './store';

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
  }: { itemId: string; reason: string; actorId: string | null; at: Date; verdictFails: boolean },
): Promise<void> {
  await setRetired(tx, itemId, { at, reason });
  const subject = { subjectType: 'calibration-item', subjectId: itemId } as const;
  const states = { fromState: 'IN_USE', toState: 'RETIRED' };
  await record(tx, { at, actorId, action: 'calibration.retire', ...subject, ...states, reason });
  if (verdictFails) await emit(tx, { type: 'calibration.retire', subjectId: itemId, payload: { itemId } });
}
