import type { Tx } from '@/lib/platform/db';
import { noteLink } from '../outside/note-link';
import { deleteWaysIn } from './store';

/**
 * Takes from a member, whose row is locked, the ways to sign in that they have had since a moment only. That they are known elsewhere no
 * longer is on record, `byId` null for the operator.
 */
export async function removeWaysIn(
  tx: Tx,
  { memberId, since, at, byId }: { memberId: string; since: Date; at: Date; byId: string | null },
): Promise<void> {
  for (const provider of await deleteWaysIn(tx, memberId, since))
    await noteLink(tx, 'member.unlink-identity', { memberId, provider, at, byId });
}
