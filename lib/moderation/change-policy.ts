import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { insertPolicyVersion } from '@/lib/policy/insert-policy-version';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';

/**
 * The settings in force, for the desk.
 * @throws 401, 403
 */
export async function readPolicy({ viewer }: { viewer: Viewer | null }): Promise<Policy> {
  authorize(viewer, 'policy.read');
  return currentPolicy();
}

/**
 * Changes the settings that `patch` names, in force for the very next request on this instance and within a moment on others.
 * `restores` is the earlier version that this puts back (policy-history/restore-version.ts).
 * The same change of the same version again changes nothing.
 * @throws 401, 403 for all but administrators who have proved lately that it is they, 400 naming the setting, 409 with the current version when
 *   somebody else has changed them since the version that `patch` names, or changes them at the same moment
 */
export async function changePolicy({
  viewer,
  patch,
  restores = null,
  context = systemContext,
}: {
  viewer: Viewer | null;
  patch: PolicyPatch;
  restores?: number | null;
  context?: Context;
}): Promise<Policy> {
  const admin = authorize(viewer, 'policy.change');
  assertFreshProof(admin);
  const at = context.now();
  return transaction((tx) => changePolicyIn(tx, { byId: admin.id, patch, restores, at }));
}

type Change = { byId: string; patch: PolicyPatch; restores?: number | null; at: Date };

/**
 * The same within the transaction of something larger, by an administrator who has proved that it is they.
 * @throws 400, 409 as `changePolicy`
 */
export async function changePolicyIn(tx: Tx, { byId, patch, restores = null, at }: Change): Promise<Policy> {
  const { policy, isNew } = await insertPolicyVersion(tx, { patch, byId, at, restores });
  if (!isNew) return policy;
  const subjectId = newId();
  const { version: _, reason: why, ...changed } = patch;
  await record(tx, {
    at,
    actorId: byId,
    action: 'policy.change',
    subjectType: 'policy',
    subjectId,
    reason: {
      code: 'policy-changed',
      facts: { version: policy.version, patch: JSON.stringify(changed) },
    },
    details: { why: why || null, restores },
  });
  await emit(tx, {
    type: 'policy.change',
    subjectId,
    payload: { version: policy.version },
    tags: ['policy', '*'],
  });
  return policy;
}
