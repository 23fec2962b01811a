import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import { configuredChecks } from './configured-checks';
import { findFailing, type FailingCheck } from './store';

/**
 * The checks outside of this site that do not answer, for the desk; those that are asked no longer are left out.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listFailing({ viewer }: { viewer: Viewer | null }): Promise<FailingCheck[]> {
  authorize(viewer, 'desk.read');
  const names = configuredChecks().map(({ name }) => name);
  if (names.length === 0) return [];
  return (await findFailing(database())).filter(({ name }) => names.includes(name));
}
