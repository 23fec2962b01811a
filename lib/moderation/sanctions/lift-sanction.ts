import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { closed, endAppeal } from '../appeals/end-appeal';
import { findOpenAgainst } from '../appeals/store';
import { liftLocked } from './end-sanction';
import { isInForce, obstacleTo } from './rules';
import type { SanctionView } from './schemas';
import { findSanction, lockMember } from './store';
import { toSanctionView } from './views';

/**
 * Ends a sanction before its time, as `liftLocked` has it; an open appeal against it ends with it. Lifting it again changes nothing.
 * A ban can be lifted of who has left, too: it holds against whoever comes back with what they were known by.
 * @throws 401, 403 for oneself and for staff, 404, 400 without a reason, 409 when it has ended by itself
 */
export async function liftSanction({
  viewer,
  sanctionId,
  reason,
  context = systemContext,
}: {
  viewer: Viewer | null;
  sanctionId: string;
  reason: string;
  context?: Context;
}): Promise<SanctionView> {
  const moderator = authorize(viewer, 'member.sanction');
  const at = context.now();
  const why = normaliseText(reason);
  if (!why) throw invalid('reason-required', { field: 'reason' });
  const seen = isId(sanctionId) ? await findSanction(database(), sanctionId, moderator.id) : null;
  if (!seen) throw notFound('sanction');
  return transaction(async (tx) => {
    const member = await lockMember(tx, seen.memberId);
    const sanction = await findSanction(tx, sanctionId, moderator.id);
    if (!member || !sanction) throw notFound('sanction');
    const obstacle = obstacleTo(moderator, member);
    if (obstacle) throw obstacle;
    if (sanction.liftedAt) return toSanctionView(sanction, at);
    if (sanction.kind !== 'WARNING' && !isInForce(sanction, at)) throw conflict('sanction-over');
    // Another moderator decides an appeal by it. Who imposed it may think better of it, and that decides none.
    const open = await findOpenAgainst(tx, sanction.id);
    const onAppeal = open !== null && !member.hasLeft && sanction.byId !== moderator.id;
    await liftLocked(tx, sanction, { at, actorId: moderator.id, reason: why, onAppeal });
    const decision = { state: 'REVERSED', decidedAt: at, decidedById: moderator.id, note: why } as const;
    if (open) await endAppeal(tx, open, onAppeal ? decision : closed(at));
    const lifted = await findSanction(tx, sanctionId, moderator.id);
    return toSanctionView(lifted ?? sanction, at);
  });
}
