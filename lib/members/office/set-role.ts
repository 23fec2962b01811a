import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { invalid, notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorizeAgain } from '../authorize-again';
import { authorize } from '../permissions';
import type { Role, Viewer } from '../viewer';
import { lockOffices, updateRole } from './store';

/**
 * Makes a member a moderator or an administrator, or takes that from them: it counts from their next request on, and they are told it with
 * the reason. What is so already stays as it is. Nobody changes their own role, so there is always an administrator left.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason, 422 `own-role`
 */
export async function setRole({
  viewer,
  memberId,
  role,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  memberId: string;
  role: Role;
  reason: string;
  context?: Context;
}): Promise<{ role: Role }> {
  const admin = authorize(viewer, 'member.set-office');
  const reason = normaliseText(input.reason);
  if (!reason) throw invalid('reason-required', { field: 'reason' });
  const at = context.now();
  return transaction(async (tx) => {
    const offices = isId(memberId) ? await lockOffices(tx, memberId) : new Map<string, Role>();
    const before = offices.get(memberId);
    if (!before) throw notFound('member');
    // Somebody may have taken the viewer's office since the request began.
    await authorizeAgain(
      tx,
      { ...admin, role: offices.get(admin.id) ?? 'MEMBER' },
      { permission: 'member.set-office', at },
    );
    if (memberId === admin.id) throw refused('own-role', { field: 'role' });
    if (before === role) return { role };
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
}
