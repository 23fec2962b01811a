import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { AuditEntryView } from './schemas';
import { findAudit } from './store';

/**
 * The record of every act, newest first; of one subject, if one is named. Who reviewed or reported a comment of the viewer's own
 * is left out of it (R5).
 * @throws 401, 403
 */
export async function listAudit({
  viewer,
  subjectId,
  limit = 50,
  cursor,
}: {
  viewer: Viewer | null;
  subjectId?: string;
  limit?: number;
  cursor?: string;
}): Promise<{ items: AuditEntryView[]; nextCursor: string | null }> {
  const { id: viewerId } = authorize(viewer, 'audit.read');
  if (subjectId !== undefined && !isId(subjectId)) return { items: [], nextCursor: null };
  const place = { limit: limit + 1, after: decodeCursor(cursor), subjectId };
  const rows = await findAudit(database(), { viewerId, ...place });
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    nextCursor,
  };
}
