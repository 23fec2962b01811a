import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { endRevocations } from './end-revocations';
import { changeMembership, type NewChange } from './store';

/** Has a membership stand so from now on, on record, and its member is told. `byId` is null where nobody of the desk did it. */
export async function changeAndTell(tx: Tx, change: NewChange): Promise<void> {
  const { memberId, after, reason } = change;
  await changeOnRecord(tx, change);
  await emit(tx, {
    type: 'member.membership',
    subjectId: memberId,
    payload: { state: setState(after), until: after.until?.toISOString() ?? null, reason },
    tags: [`member:${memberId}`],
  });
}

/** The same, and nobody is told yet. */
export async function changeOnRecord(tx: Tx, change: NewChange): Promise<void> {
  const { memberId, before, after, byId, reason, at } = change;
  await changeMembership(tx, change);
  if (byId !== null && after.state !== 'REVOKED')
    await endRevocations(tx, [memberId], { byId, reason: reason ?? '', at });
  await record(tx, {
    at,
    actorId: byId,
    action: 'member.set-membership',
    subjectType: 'member',
    subjectId: memberId,
    fromState: before?.state ?? null,
    toState: setState(after),
    reason,
    details: { plan: after.plan, until: after.until?.toISOString() ?? null },
  });
}

/** What is set is active; that it is in its days of grace is reckoned. */
const setState = ({ state }: NewChange['after']) => (state === 'GRACE' ? 'ACTIVE' : state);
