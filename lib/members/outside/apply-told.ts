import type { Tx } from '@/lib/platform/db';
import { applyOutsideMembership } from './apply-membership';
import { applyOutsideRoles } from './apply-roles';
import type { OutsideIdentity } from './schemas';
import { setToldAt } from './store';

/**
 * Has what is said elsewhere of a member count here, with their row locked by the caller.
 * @returns false where all of it is older than what counts already: then it changes nothing
 */
export async function applyTold(
  tx: Tx,
  { memberId, identity, at }: { memberId: string; identity: OutsideIdentity; at: Date },
): Promise<boolean> {
  const { provider, membership, roles } = identity;
  const saidAt = new Date(identity.saidAt);
  const isNew = {
    membership:
      membership !== null && (await setToldAt(tx, identity, { of: 'membershipToldAt', at: saidAt })),
    roles: roles !== null && (await setToldAt(tx, identity, { of: 'rolesToldAt', at: saidAt })),
  };
  if (membership && isNew.membership) await applyOutsideMembership(tx, { memberId, told: membership, at });
  if (roles && isNew.roles) await applyOutsideRoles(tx, { memberId, provider, roles, at });
  return (membership === null && roles === null) || isNew.membership || isNew.roles;
}
