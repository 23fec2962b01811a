import { database } from '@/lib/platform/db';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { FormerName } from './schemas';
import { findFormerNames } from './store';

/**
 * The names that a member had before, the last first.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listFormerNames({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<FormerName[]> {
  authorize(viewer, 'member.read');
  const names = await findFormerNames(database(), memberId);
  return names.map(({ displayName, givenUpAt }) => ({ displayName, givenUpAt: givenUpAt.toISOString() }));
}
