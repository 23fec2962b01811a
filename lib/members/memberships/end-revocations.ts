import { recordAll } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emitAll } from '@/lib/platform/events';
import { liftRevocations } from './store';

/**
 * Sanctions end that had taken memberships which somebody of the desk now has stand otherwise, as if they had been lifted. `reason`: in
 * whose words their members are told it.
 */
export async function endRevocations(
  tx: Tx,
  memberIds: readonly string[],
  { byId: actorId, reason: words, at }: { byId: string; reason: string; at: Date },
): Promise<void> {
  const reason = { code: 'membership-granted', facts: {} } as const;
  const ended = await liftRevocations(tx, memberIds, { byId: actorId, reason, at });
  if (ended.length === 0) return;
  await recordAll(
    tx,
    ended.map(({ id: sanctionId, memberId: subjectId }) => ({
      at,
      actorId,
      action: 'member.unsanction',
      subjectType: 'member' as const,
      subjectId,
      fromState: 'REVOCATION',
      reason,
      details: { sanctionId },
    })),
  );
  await emitAll(
    tx,
    ended.map(({ id: sanctionId, memberId }) => ({
      type: 'member.unsanction' as const,
      subjectId: memberId,
      payload: { sanctionId, kind: 'REVOCATION' as const, reason: words },
      tags: [`member:${memberId}` as const],
    })),
  );
}
