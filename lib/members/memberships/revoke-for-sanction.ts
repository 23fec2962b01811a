import type { Tx } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { askToEnd } from '../stripe/store';
import { changeOnRecord } from './change-and-tell';
import { findMembership } from './store';

type Act = { memberId: string; byId: string; at: Date };

/** How a membership stood that was taken, without what is reckoned. */
export type StateBefore = 'ACTIVE' | 'LAPSED';

/**
 * Takes a membership as a sanction, with its member's row locked by the caller, who tells them. All but its state stays, so that it can be
 * given back. What they pay for it is cancelled by a job.
 * @returns how it stood
 * @throws 422 where there is none to take
 */
export async function takeMembership(
  tx: Tx,
  { memberId, byId, reason, at }: Act & { reason: string },
): Promise<StateBefore> {
  const before = await findMembership(tx, memberId, at);
  if (!before || before.state === 'REVOKED') throw refused('no-membership', { field: 'kind' });
  await askToEnd(tx, [memberId], at);
  await changeOnRecord(tx, { memberId, before, after: { ...before, state: 'REVOKED' }, byId, reason, at });
  return before.state === 'LAPSED' ? 'LAPSED' : 'ACTIVE';
}

/** Gives one back as it was. One that stands otherwise by now stays so. */
export async function giveMembershipBack(
  tx: Tx,
  { memberId, state, byId, reason, at }: Act & { state: StateBefore; reason: string | null },
): Promise<void> {
  const before = await findMembership(tx, memberId, at);
  if (before?.state !== 'REVOKED') return;
  await changeOnRecord(tx, { memberId, before, after: { ...before, state }, byId, reason, at });
}
