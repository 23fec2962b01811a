import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { forbidden, invalid, notFound } from '@/lib/platform/errors';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lockMember } from '../sanctions/store';
import { insertNote, isNotedAlready } from './store';

/** The same words so soon after are the second of two clicks. */
const REPEAT_MS = 600_000;

/**
 * Notes something about a member for the others of the desk. The member is never shown it, and it goes with their account; that somebody
 * noted something is on record, and what they noted is not, so that it can go.
 * @throws 401, 403 about oneself, 404, 400 without words
 */
export async function writeNote({
  viewer,
  memberId,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  note: string;
  context?: Context;
}): Promise<void> {
  const { id: byId } = authorize(viewer, 'member.note');
  const text = normaliseText(note);
  if (!text) throw invalid('note-required', { field: 'note' });
  if (memberId === byId) throw forbidden('own-account');
  const at = context.now();
  await transaction(async (tx) => {
    const member = isId(memberId) ? await lockMember(tx, memberId) : null;
    if (!member || member.hasLeft) throw notFound('member');
    const since = new Date(at.getTime() - REPEAT_MS);
    if (await isNotedAlready(tx, { memberId, byId, text, since })) return;
    const id = newId();
    await insertNote(tx, { id, memberId, byId, text, createdAt: at });
    await record(tx, { ...act(byId, memberId, at), action: 'member.note', details: { noteId: id } });
  });
}

/** What both acts on notes are recorded with. */
export const act = (actorId: string, subjectId: string, at: Date) =>
  ({ at, actorId, subjectType: 'member', subjectId }) as const;
