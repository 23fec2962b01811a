import { record } from '@/lib/platform/audit';
import { emit } from '@/lib/platform/events';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeSessionsOf } from '../store';
import { inOffice, type Appointment } from './in-office';

/**
 * Signs a member out wherever they are signed in, and says so to them by mail too: where somebody else may be in their account. It
 * keeps nobody from signing in again.
 * @returns how many sessions were open
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 404, 400 without a reason
 */
export const endSessionsOf = (appointment: Appointment): Promise<{ ended: number }> =>
  inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
    // Of their own, administrators keep the one in which they do it.
    const except = memberId === admin.id ? { except: admin.sessionId } : {};
    const ended = await revokeSessionsOf(tx, memberId, at, except);
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'member.end-sessions',
      subjectType: 'member',
      subjectId: memberId,
      reason,
      details: { sessions: ended },
    });
    await noteSecurityEvent(tx, { kind: 'session-ended', memberId, at });
    await emit(tx, { type: 'member.signed-out', subjectId: memberId, payload: { reason } });
    return { ended };
  });
