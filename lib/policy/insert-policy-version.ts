import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { coherentAfter } from './coherent-after';
import { applyPatch } from './rules';
import type { Policy, PolicyPatch } from './schemas';
import { findCurrent, insertVersion } from './store';

/**
 * Inserts the version of the settings that a change leads to, in the caller's transaction. One that asks for what is in force
 * already, as when it comes again, inserts nothing.
 * @throws 400 naming the setting when the whole would not be coherent, 409 with the current version when somebody else has
 *   changed it since the version that the change names, or changes it at the same moment
 */
export async function insertPolicyVersion(
  tx: Tx,
  { patch, ...how }: { patch: PolicyPatch; byId: string; at: Date; restores: number | null },
): Promise<{ policy: Policy; isNew: boolean }> {
  const { version, ...current } = await findCurrent(tx);
  if (isDeepStrictEqual(applyPatch(current, patch), current))
    return { policy: { ...current, version }, isNew: false };
  if (patch.version !== undefined && patch.version !== version) throw changedMeanwhile(version);
  const settings = coherentAfter(current, patch);
  try {
    await insertVersion(tx, { version: version + 1, settings, reason: patch.reason || null, ...how });
  } catch (error) {
    if (isUniqueViolation(error)) throw changedMeanwhile(version + 1);
    throw error;
  }
  return { policy: { ...settings, version: version + 1 }, isNew: true };
}

const changedMeanwhile = (version: number) =>
  conflict('policy-changed', {
    facts: { version },
    details: {
      current: { version },
    },
  });
