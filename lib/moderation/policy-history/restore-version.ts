import { systemContext, type Context } from '@/lib/platform/context';
import { conflict } from '@/lib/platform/errors';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { settingsFrom } from '@/lib/policy/compare-settings';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';
import { changePolicy, readPolicy } from '../change-policy';
import { readVersion } from './read-version';

/**
 * Puts the settings of an earlier version back, as a new one. Settings that came later get their defaults. Nothing is changed where
 * they are in force already.
 * @param expected the version in force that the administrator had before them
 * @throws as `changePolicy` does; 404 where there is no such version, 400 naming the setting when what was coherent then would not be now
 */
export async function restoreVersion({
  viewer,
  version,
  expected,
  reason,
  context = systemContext,
}: {
  viewer: Viewer | null;
  version: number;
  expected: number;
  reason: string;
  context?: Context;
}): Promise<Policy> {
  assertFreshProof(authorize(viewer, 'policy.change'));
  const { inForce, changes } = await readVersion({ viewer, version });
  if (inForce !== expected)
    throw conflict('policy-changed', {
      facts: { version: inForce },
      details: { current: { version: inForce } },
    });
  if (changes.length === 0) return readPolicy({ viewer });
  // Numbers that were allowed then may not be any more: the whole says so, by name.
  const patch = { ...settingsFrom(changes), version: expected, reason } as PolicyPatch;
  return changePolicy({ viewer, patch, restores: version, context });
}
