import type { Tx } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import { giveMembershipBack } from '@/lib/members/memberships/revoke-for-sanction';
import { markLifted, type SanctionRow } from './store';

/** Ends a sanction, its member being locked: a membership that it took is theirs again as it was. */
export async function endSanction(
  tx: Tx,
  { id, memberId, membershipBefore: state }: SanctionRow,
  { at, actorId, reason }: { at: Date; actorId: string; reason: Reason },
): Promise<void> {
  await markLifted(tx, id, { at, actorId, reason });
  const words = typeof reason === 'string' ? reason : null;
  if (state) await giveMembershipBack(tx, { memberId, state, byId: actorId, reason: words, at });
}
