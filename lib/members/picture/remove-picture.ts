import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { deletePicture, findPicture } from './store';
import { lockMember } from '../store';

/**
 * Takes a member's picture from beside their name, for good: it breaks a house rule. The member is told the rule and the reason, and may
 * choose another.
 * @param rule the key of the house rule
 * @param reason in words to the member
 * @param picture the name of the one that the moderator had before them
 * @throws 401, 403 also for one's own, 404 where there is none, 400 without a reason, 409 with the name of the present one when the member
 *   has chosen another meanwhile
 */
export async function removePicture({
  viewer,
  memberId,
  rule,
  reason,
  picture,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  rule: string;
  reason: string;
  picture: string;
  context?: Context;
}): Promise<void> {
  const moderator = authorize(viewer, 'member.remove-picture');
  const why = normaliseText(reason);
  if (!why) throw invalid('reason-required', { field: 'reason' });
  if (memberId === moderator.id) throw forbidden('own-picture');
  const at = context.now();
  await transaction(async (tx) => {
    const isHere = isId(memberId) && (await lockMember(tx, memberId));
    const current = isHere ? await findPicture(tx, memberId) : null;
    if (current === null) throw notFound('picture');
    if (current !== picture)
      throw conflict('picture-changed', { details: { current: { picture: current } } });
    await deletePicture(tx, memberId);
    await record(tx, {
      at,
      actorId: moderator.id,
      action: 'member.remove-picture',
      subjectType: 'member',
      subjectId: memberId,
      reason: why,
      details: { rule },
    });
    await emit(tx, {
      type: 'member.picture-removed',
      subjectId: memberId,
      payload: { gone: current, rule, reason: why },
      tags: [`member:${memberId}`],
      removal: true,
    });
  });
}
