import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { forbidden, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { moveStanding } from '../reliability/move-standing';
import type { ReviewerStanding } from '../schemas';
import { lockReviewer } from '../assignment/store';
import { isMember } from './store';

/**
 * A moderator sets how a reviewer stands, with a reason that the reviewer is told (R13). What was known of them until now no
 * longer counts for the ladder, so that it does not undo the moderator's word at the next verdict. Setting it again changes
 * nothing.
 * @throws 401, 403 when the viewer is not of the desk, and for oneself, 404, 400 without a reason
 */
export async function setReviewerStanding({
  viewer,
  memberId,
  standing,
  reason,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  standing: ReviewerStanding;
  reason: string;
  context?: Context;
}): Promise<{ standing: ReviewerStanding; before: ReviewerStanding }> {
  const moderator = authorize(viewer, 'reviewer.override');
  const why = normaliseText(reason);
  if (!why) {
    throw invalid('reason-required', {
      field: 'reason',
    });
  }
  if (memberId === moderator.id) throw forbidden('own-account');
  return transaction(async (tx) => {
    if (!isId(memberId) || !(await isMember(tx, memberId))) throw notFound('member');
    await lockReviewer(tx, memberId);
    const move = { memberId, to: standing, reason: why, at: context.now(), byId: moderator.id };
    const { before } = await moveStanding(tx, move);
    return { standing, before };
  });
}
