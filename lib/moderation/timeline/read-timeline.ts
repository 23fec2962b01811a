import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findNameOf } from '../sanctions/store';
import { timelineEntry, type TimelineView } from './schemas';
import { findTimeline } from './store';

/**
 * A page of all that happened to a member and that they did, as far as the desk may know it, the newest first: what is on record about them, notes,
 * decisions about their comments, their appeals, reports and reviews. Without what would tell the viewer who reviewed or reported a comment of
 * theirs, or whose a comment is that they read as a peer just now (R5).
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readTimeline({
  viewer,
  memberId,
  limit = 25,
  cursor,
}: {
  viewer: Viewer | null;
  memberId: string;
  limit?: number;
  cursor?: string;
}): Promise<TimelineView> {
  const { id: viewerId } = authorize(viewer, 'member.read');
  const displayName = isId(memberId) ? await findNameOf(database(), memberId) : null;
  if (displayName === null) throw notFound('member');
  const place = { limit: limit + 1, after: decodeCursor(cursor) };
  const rows = await findTimeline(database(), { memberId, viewerId, ...place });
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => encodeCursor({ at, id }));
  const items = page.map(({ facts, at, ...row }) =>
    timelineEntry.parse({ ...row, ...facts, at: at.toISOString() }),
  );
  return { member: { id: memberId, displayName }, items, nextCursor };
}
