import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorizeInOffice } from '../authorize-again';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Role, Viewer } from '../viewer';
import { lockOffices } from './store';

/** What an administrator decides about a member, with words to them. */
export type Appointment = { viewer: Viewer | null; memberId: string; reason: string; context?: Context };

type Locked = {
  tx: Tx;
  admin: Viewer;
  /** Of the member, as it is. */
  role: Role;
  reason: string;
  at: Date;
};

/**
 * Has an administrator decide about a member, whose row is locked with those of all administrators: somebody may have taken the viewer's
 * office since the request began.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 404, 400 without a reason
 */
export async function inOffice<Result>(
  { viewer, memberId, context = systemContext, ...input }: Appointment,
  decide: (locked: Locked) => Promise<Result>,
): Promise<Result> {
  const admin = authorize(viewer, 'member.set-office');
  assertFreshProof(admin);
  const reason = normaliseText(input.reason);
  if (!reason) throw invalid('reason-required', { field: 'reason' });
  const at = context.now();
  return transaction(async (tx) => {
    const offices = isId(memberId) ? await lockOffices(tx, memberId) : new Map<string, Role>();
    const role = offices.get(memberId);
    if (!role) throw notFound('member');
    await authorizeInOffice(tx, admin, { offices, permission: 'member.set-office', at });
    return decide({ tx, admin, role, reason, at });
  });
}
