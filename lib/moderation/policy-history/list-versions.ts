import { invalid } from '@/lib/platform/errors';
import { pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { changesBetween } from '@/lib/policy/compare-settings';
import { completeSettings, defaultSettings } from '@/lib/policy/rules';
import type { PolicyVersionView } from './schemas';
import { findVersions, type VersionRow } from './store';

/**
 * The versions of the settings, the newest first, each with what it changed of the one before.
 * @throws 401, 403, 400 for what no page of ours handed out
 */
export async function listVersions({
  viewer,
  limit = 10,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<{ items: PolicyVersionView[]; nextCursor: string | null }> {
  authorize(viewer, 'policy.read');
  const rows = await findVersions(database(), { below: decodeCursor(cursor), limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ version }) => String(version));
  return { items: page.map((row, at) => toView(row, rows[at + 1])), nextCursor };
}

/** A version as its page and the history show it; `before` is the one that it followed, none for the first. */
export const toView = (
  { settings, byId, byName, createdAt, ...row }: VersionRow,
  before: VersionRow | undefined,
): PolicyVersionView => ({
  ...row,
  at: createdAt.toISOString(),
  by: byId !== null && byName !== null ? { id: byId, displayName: byName } : null,
  changes: changesBetween(settingsOf(before), completeSettings(settings)),
});

/** What was in force with it; before the first version, what an installation comes with. */
export const settingsOf = (row: VersionRow | undefined): unknown =>
  row ? completeSettings(row.settings) : defaultSettings;

function decodeCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,9}$/.test(cursor)) throw invalid('bad-cursor', { field: 'cursor', facts: { why: 'foreign' } });
  return Number(cursor);
}
