import { record } from '@/lib/platform/audit';
import { emit } from '@/lib/platform/events';
import type { MembershipState } from '../viewer';
import { inOffice, type Appointment } from './in-office';
import { findMembershipState, upsertMembership } from './store';

type State = { state: MembershipState };

/**
 * Grants a membership, lets it lapse or revokes it, from the member's next request on; they are told it with the reason. They lose nothing
 * that they wrote. What is so already stays as it is.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason
 */
export const setMembership = ({ state, ...appointment }: Appointment & State): Promise<State> =>
  inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
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
