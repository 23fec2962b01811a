import type { Tx } from '@/lib/platform/db';
import { conflict, invalid } from '@/lib/platform/errors';
import { isUniqueViolation } from '@/lib/platform/db';
import { applyPatch } from './rules';
import { policySettings, type Policy, type PolicyPatch } from './schemas';
import { findCurrent, insertVersion } from './store';

/**
 * Lays the version of the settings that a change leads to, in the caller's transaction.
 * @throws 400 naming the setting when the whole would not be coherent, 409 with the current version when somebody else has
 *   changed it since the version that the change names, or changes it at the same moment
 */
export async function layPolicyVersion(
  tx: Tx,
  { patch, byId, at }: { patch: PolicyPatch; byId: string; at: Date },
): Promise<Policy> {
  const { version, ...current } = await findCurrent(tx);
  if (patch.version !== undefined && patch.version !== version) throw changedMeanwhile(version);
  const parsed = policySettings.safeParse(applyPatch(current, patch));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? 'policy';
    throw invalid('invalid-policy', `${field} ${issue?.message ?? 'is invalid'}.`, { field });
  }
  try {
    await insertVersion(tx, { version: version + 1, settings: parsed.data, byId, at });
  } catch (error) {
    if (isUniqueViolation(error)) throw changedMeanwhile(version + 1);
    throw error;
  }
  return { ...parsed.data, version: version + 1 };
}

const changedMeanwhile = (version: number) =>
  conflict('policy-changed', `Somebody else changed the policy meanwhile: it is at version ${version} now.`, {
    current: { version },
  });
