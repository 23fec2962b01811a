import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import type { Reason } from '@/lib/platform/reasons';
import { giveMembershipBack } from '@/lib/members/memberships/revoke-for-sanction';
import { showsOnPages } from './rules';
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

/**
 * Lifts a sanction, its member being locked: they may write again from their next request on, and a warning is taken back. What it kept them from
 * meanwhile does not come back, but for a membership that it took. `onAppeal`: they are told of it as that.
 */
export async function liftLocked(
  tx: Tx,
  sanction: SanctionRow,
  by: { at: Date; actorId: string; reason: string; onAppeal: boolean },
): Promise<void> {
  const { id: sanctionId, memberId, kind } = sanction;
  const { at, actorId, reason, onAppeal } = by;
  await endSanction(tx, sanction, by);
  await record(tx, {
    at,
    actorId,
    action: 'member.unsanction',
    subjectType: 'member',
    subjectId: memberId,
    fromState: kind,
    reason,
    details: { sanctionId },
  });
  const payload = { sanctionId, kind, reason, onAppeal };
  const tags = showsOnPages(kind) ? [`member:${memberId}` as const] : [];
  await emit(tx, { type: 'member.unsanction', subjectId: memberId, payload, tags });
}
