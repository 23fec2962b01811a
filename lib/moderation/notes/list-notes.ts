import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { NoteView } from './schemas';
import { findNotes } from './store';

/**
 * What the desk has noted about a member, the newest first. Nobody is shown what is noted about themselves.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listNotes({
  viewer,
  memberId,
  limit = 100,
}: {
  viewer: Viewer | null;
  memberId: string;
  limit?: number;
}): Promise<NoteView[]> {
  const { id: viewerId, role } = authorize(viewer, 'member.note');
  if (!isId(memberId) || memberId === viewerId) return [];
  const rows = await findNotes(database(), memberId, limit);
  return rows.map(({ id, text, by, byId, at }) => ({
    ...{ id, text, by },
    at: at.toISOString(),
    mayDelete: byId === viewerId || role === 'ADMIN',
  }));
}
