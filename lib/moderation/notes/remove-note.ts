import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { deleteNote, findNote } from './store';
import { act } from './write-note';

/**
 * Takes a note away: one's own, or, for administrators, anybody's but those about themselves. One that is gone already stays gone.
 * @throws 401, 403
 */
export async function removeNote({
  viewer,
  noteId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  noteId: string;
  context?: Context;
}): Promise<void> {
  const { id: viewerId, role } = authorize(viewer, 'member.note');
  await transaction(async (tx) => {
    const note = isId(noteId) ? await findNote(tx, noteId) : null;
    // About themselves there are none for them.
    if (!note || note.memberId === viewerId) return;
    if (note.byId !== viewerId && role !== 'ADMIN')
      throw forbidden('not-allowed', { facts: { who: 'administrators' } });
    if (!(await deleteNote(tx, note.id))) return;
    await record(tx, {
      ...act(viewerId, note.memberId, context.now()),
      action: 'member.unnote',
      details: { noteId: note.id },
    });
  });
}
