import { conflict } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { inOffice, type Appointment } from '../office/in-office';
import { askToEnd } from '../stripe/store';
import { changeAndTell } from './change-and-tell';
import { isUnchanged, settle, type Wish } from './rules';
import type { MembershipView } from './schemas';
import { findMembership, isRevokedBySanction } from './store';
import { toMembershipView } from './views';

type SetMembership = Appointment & Omit<Wish, 'until'> & { until?: string | null };

/**
 * Grants or extends a membership, lets it lapse or revokes it, from the member's next request on; they are told it with the reason. They
 * lose nothing that they wrote. What is so already stays as it is. What they pay for one that ends is cancelled by a job.
 * @throws 401, 403 when the viewer is no administrator, or no longer, 404, 400 without a reason, with a plan that there is not, or with an
 *   end that has passed, 409 where it is to be revoked and a sanction has done so: it would be given back with that
 */
export async function setMembership({
  state,
  plan,
  until,
  ...appointment
}: SetMembership): Promise<MembershipView> {
  const { membership: terms } = await currentPolicy();
  const wish = {
    state,
    ...(plan !== undefined && { plan }),
    ...(until !== undefined && { until: until === null ? null : new Date(until) }),
  };
  return inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
    const before = await findMembership(tx, memberId, at);
    // Nobody goes on paying for what was taken from them.
    if (state !== 'ACTIVE') await askToEnd(tx, [memberId], at);
    const { graceDays } = terms;
    const plans = terms.plans.map(({ key }) => key);
    const after = settle(before, wish, { source: 'STAFF', plans, graceDays, now: at });
    if (isUnchanged(before, after) && state === 'REVOKED' && (await isRevokedBySanction(tx, memberId)))
      throw conflict('revoked-by-sanction');
    if (isUnchanged(before, after)) return toMembershipView(after);
    await changeAndTell(tx, { memberId, before, after, byId: admin.id, reason, at });
    return toMembershipView(after);
  });
}
