import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { DecisionOn } from './schemas';
import { findDecisionsOn } from './store';

/** Decisions that are shown beside a comment of the same author. */
const LATEST = 5;

/**
 * What moderators decided last about comments of a member, the newest first; not about one that the viewer reads as a peer just now (R5).
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listDecisionsOn({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<DecisionOn[]> {
  const { id: viewerId } = authorize(viewer, 'member.read');
  if (!isId(memberId)) return [];
  const rows = await findDecisionsOn(database(), memberId, { viewerId, limit: LATEST });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
