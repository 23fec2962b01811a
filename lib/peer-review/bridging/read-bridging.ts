import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { BridgingView } from './schemas';
import { findLatestBridging } from './store';

/**
 * How the last fit told which comments are valued across viewpoints, and how sure it is of those that stand first.
 * @throws 401, 403 for all but administrators
 */
export async function readBridging({ viewer }: { viewer: Viewer | null }): Promise<BridgingView | null> {
  authorize(viewer, 'policy.try');
  return findLatestBridging(database());
}
