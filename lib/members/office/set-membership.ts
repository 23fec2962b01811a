import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { invalid, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorizeAgain } from '../authorize-again';
import { authorize } from '../permissions';
import type { MembershipState, Role, Viewer } from '../viewer';
import { findMembershipState, lockOffices, upsertMembership } from './store';

/**
 * Grants a membership, lets it lapse or revokes it, from the member's next request on; they are told it with the reason. They lose nothing
 * that they wrote. What is so already stays as it is.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason
 */
export async function setMembership({
  viewer,
  memberId,
  state,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  memberId: string;
  state: MembershipState;
  reason: string;
  context?: Context;
}): Promise<{ state: MembershipState }> {
  const admin = authorize(viewer, 'member.set-office');
  const reason = normaliseText(input.reason);
  if (!reason) throw invalid('reason-required', { field: 'reason' });
  const at = context.now();
  return transaction(async (tx) => {
    const offices = isId(memberId) ? await lockOffices(tx, memberId) : new Map<string, Role>();
    if (!offices.has(memberId)) throw notFound('member');
    await authorizeAgain(
      tx,
      { ...admin, role: offices.get(admin.id) ?? 'MEMBER' },
      { permission: 'member.set-office', at },
    );
    const before = await findMembershipState(tx, memberId);
    if (before === state) return { state };
    await upsertMembership(tx, memberId, state, at);
    await record(tx, {
      at,
      actorId: admin.id,
      action: 'member.set-membership',
      subjectType: 'member',
      subjectId: memberId,
      fromState: before,
      toState: state,
      reason,
    });
    await emit(tx, {
      type: 'member.membership',
      subjectId: memberId,
      payload: { state, reason },
      tags: [`member:${memberId}`],
    });
    return { state };
  });
}
