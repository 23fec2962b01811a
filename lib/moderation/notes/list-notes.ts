import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { NoteView } from './schemas';
import { findNotes } from './store';

/**
 * A page of what the desk has noted about a member, the newest first. Nobody is shown what is noted about themselves.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listNotes({
  viewer,
  memberId,
  limit = 25,
  cursor,
}: {
  viewer: Viewer | null;
  memberId: string;
  limit?: number;
  cursor?: string;
}): Promise<{ items: NoteView[]; nextCursor: string | null }> {
  const { id: viewerId, role } = authorize(viewer, 'member.note');
  if (!isId(memberId) || memberId === viewerId) return { items: [], nextCursor: null };
  const rows = await findNotes(database(), memberId, { limit: limit + 1, after: decodeCursor(cursor) });
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => encodeCursor({ at, id }));
  const items = page.map(({ id, text, by, byId, at }) => ({
    id,
    text,
    by,
    at: at.toISOString(),
    mayDelete: byId === viewerId || role === 'ADMIN',
  }));
  return { items, nextCursor };
}
