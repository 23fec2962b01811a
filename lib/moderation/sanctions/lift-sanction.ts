import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { endSanction } from './end-sanction';
import { isInForce, obstacleTo, showsOnPages } from './rules';
import type { SanctionView } from './schemas';
import { findSanction, lockMember } from './store';
import { toSanctionView } from './views';

/**
 * Ends a sanction before its time: its member may write again from their next request on. A warning, which has no end, is taken back. What it kept them from meanwhile
 * does not come back, but for a membership that it took. Lifting it again changes nothing.
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
    await endSanction(tx, sanction, { at, actorId: moderator.id, reason: why });
    await record(tx, {
      at,
      actorId: moderator.id,
      action: 'member.unsanction',
      subjectType: 'member',
      subjectId: member.id,
      fromState: sanction.kind,
      reason: why,
      details: { sanctionId },
    });
    const payload = { sanctionId, kind: sanction.kind, reason: why };
    const tags = showsOnPages(sanction.kind) ? [`member:${member.id}` as const] : [];
    await emit(tx, { type: 'member.unsanction', subjectId: member.id, payload, tags });
    const lifted = await findSanction(tx, sanctionId, moderator.id);
    return toSanctionView(lifted ?? sanction, at);
  });
}
