import type { Tx } from '@/lib/platform/db';
import { applyOutsideMembership } from './apply-membership';
import type { OutsideIdentity } from './schemas';
import { setMembershipToldAt } from './store';

/**
 * Has what is said elsewhere of a member count here, with their row locked by the caller.
 * @returns false where it is older than what counts already: then it changes nothing
 */
export async function applyTold(
  tx: Tx,
  { memberId, identity, at }: { memberId: string; identity: OutsideIdentity; at: Date },
): Promise<boolean> {
  const { membership: told, saidAt } = identity;
  if (!told) return true;
  if (!(await setMembershipToldAt(tx, identity, new Date(saidAt)))) return false;
  await applyOutsideMembership(tx, { memberId, told, at });
  return true;
}
