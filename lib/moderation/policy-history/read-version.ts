import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { changesBetween, type SettingChange } from '@/lib/policy/compare-settings';
import { currentPolicy } from '@/lib/policy/current-policy';
import { settingsOf, toView } from './list-versions';
import type { PolicyVersionView } from './schemas';
import { findVersions } from './store';

/** One version of the settings, and what would change of those in force if it were put back. */
export type VersionCase = {
  /** Null for what an installation comes with, which is version 0. */
  version: PolicyVersionView | null;
  inForce: number;
  changes: SettingChange[];
};

/**
 * A version of the settings, held against those in force.
 * @throws 401, 403, 404
 */
export async function readVersion({
  viewer,
  version,
}: {
  viewer: Viewer | null;
  version: number;
}): Promise<VersionCase> {
  authorize(viewer, 'policy.read');
  const [[row, before], { version: inForce, ...current }] = await Promise.all([
    findVersions(database(), { below: version + 1, limit: 2 }),
    currentPolicy(),
  ]);
  if (version > 0 && row?.version !== version) throw notFound('version');
  const changes = changesBetween(current, settingsOf(version > 0 ? row : undefined));
  return { version: row && version > 0 ? toView(row, before) : null, inForce, changes };
}
