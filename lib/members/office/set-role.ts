import { record } from '@/lib/platform/audit';
import { refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeRunOut } from '../sessions/store';
import type { Role } from '../viewer';
import { inOffice, type Appointment } from './in-office';
import { updateRole } from './store';

/**
 * Makes a member a moderator or an administrator, or takes that from them: it counts from their next request on, and they are told it with
 * the reason. What is so already stays as it is. Nobody changes their own role, so there is always an administrator left.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason, 422 `own-role`
 */
export const setRole = ({ role, ...appointment }: Appointment & { role: Role }): Promise<{ role: Role }> =>
  inOffice(appointment, async ({ tx, admin, role: before, reason, at }) => {
    const { memberId } = appointment;
    if (memberId === admin.id) throw refused('own-role', { field: 'role' });
    if (before === role) return { role };
    await revokeRunOut(tx, memberId, at);
    await updateRole(tx, memberId, role);
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'member.set-role',
      subjectType: 'member',
      subjectId: memberId,
      fromState: before,
      toState: role,
      reason,
    });
    await noteSecurityEvent(tx, { kind: 'role-changed', memberId, at });
    await emit(tx, {
      type: 'member.role',
      subjectId: memberId,
      payload: { role, reason },
      tags: [`member:${memberId}`],
      // Nobody is shown for what they no longer are, not even meanwhile.
      removal: role === 'MEMBER',
    });
    return { role };
  });
