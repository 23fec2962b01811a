import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeSessionsOf } from '../store';
import type { Viewer } from '../viewer';

type EndOthers = { viewer: Viewer | null; context?: Context };

/**
 * Ends every session of the viewer but this one.
 * @returns how many there were
 * @throws 401
 */
export async function endOtherSessions({ viewer, context = systemContext }: EndOthers): Promise<number> {
  if (!viewer) throw unauthenticated();
  const at = context.now();
  return transaction(async (tx) => {
    const sessions = await revokeSessionsOf(tx, viewer.id, at, { except: viewer.sessionId });
    await record(tx, {
      at,
      actorId: viewer.id,
      action: 'member.end-other-sessions',
      subjectType: 'member',
      subjectId: viewer.id,
      details: { sessions },
    });
    if (sessions > 0) await noteSecurityEvent(tx, { kind: 'session-ended', memberId: viewer.id, at });
    return sessions;
  });
}
