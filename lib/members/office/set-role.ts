import { refused } from '@/lib/platform/errors';
import type { Role } from '../viewer';
import { changeRole, keepRole } from './change-role';
import { inOffice, type Appointment } from './in-office';

/**
 * Makes a member a moderator or an administrator, or takes that from them: it counts from their next request on, and they are told it with
 * the reason. What is so already stays as it is, and is the desk's word from then on. Nobody changes their own role, so there is always an administrator left.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason, 422 `own-role`
 */
export const setRole = ({ role, ...appointment }: Appointment & { role: Role }): Promise<{ role: Role }> =>
  inOffice(appointment, async ({ tx, admin, role: from, reason, at }) => {
    const { memberId } = appointment;
    if (memberId === admin.id) throw refused('own-role', { field: 'role' });
    const decided = { memberId, byId: admin.id, reason, provider: null, at } as const;
    if (from === role) await keepRole(tx, { ...decided, role });
    else await changeRole(tx, { ...decided, from, to: role });
    return { role };
  });
