import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound, unauthenticated } from '@/lib/platform/errors';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';
import { revokeSessionOf } from './store';

type EndSession = { viewer: Viewer | null; id: string; context?: Context };

/**
 * Ends one of the viewer's sessions, be it this one. Harmless when it has ended already.
 * @throws 401, 404 when it is not theirs
 */
export async function endSession({ viewer, id, context = systemContext }: EndSession): Promise<void> {
  if (!viewer) throw unauthenticated();
  const memberId = viewer.id;
  const at = context.now();
  await transaction(async (tx) => {
    const ended = await revokeSessionOf(tx, { memberId, id, at });
    if (ended === null) throw notFound('session');
    if (!ended) return;
    await record(tx, {
      at,
      actorId: memberId,
      action: 'member.end-session',
      subjectType: 'member',
      subjectId: memberId,
    });
    await noteSecurityEvent(tx, { kind: 'session-ended', memberId, at });
  });
}
