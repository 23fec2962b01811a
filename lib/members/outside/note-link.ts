import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';

/**
 * Puts on record that a member is known somewhere else from now on, or no longer. By when that ended it is known later what was said
 * before. `byId`: who did it, where that is not the member; null for the operator.
 */
export const noteLink = (
  tx: Tx,
  action: 'member.link-identity' | 'member.unlink-identity',
  {
    memberId,
    provider,
    at,
    byId = memberId,
  }: { memberId: string; provider: string; at: Date; byId?: string | null },
): Promise<void> =>
  record(tx, {
    at,
    actorId: byId,
    action,
    subjectType: 'member',
    subjectId: memberId,
    details: { provider },
  });
