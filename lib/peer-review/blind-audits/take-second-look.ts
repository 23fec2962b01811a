import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { SecondLookTaken } from './schemas';
import { lockSecondLook, saveSecondLook } from './store';

/**
 * A second moderator says whether they would have posted a text that another one turned down (R15). Nothing becomes of the comment
 * by it. The same answer again, from a double click, gives the same.
 * @throws 401, 403, 404 also for what this moderator turned down, wrote or reviewed, 409 when somebody else was faster
 */
export async function takeSecondLook({
  viewer,
  commentId,
  revision,
  acceptable,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  revision: number;
  acceptable: boolean;
  context?: Context;
}): Promise<SecondLookTaken> {
  const moderator = authorize(viewer, 'desk.decide');
  if (!isId(commentId)) throw notFound('comment');
  return transaction(async (tx) => {
    const look = await lockSecondLook(tx, { commentId, revision, moderatorId: moderator.id });
    const repeated = look?.byId === moderator.id && look.acceptable === acceptable;
    if (look && look.byId !== null && !repeated) throw conflict('already-decided');
    if (!look || (!look.open && !repeated)) throw notFound('comment');
    if (!repeated) {
      const at = context.now();
      await saveSecondLook(tx, { commentId, revision, acceptable, byId: moderator.id, at });
      await record(tx, {
        at,
        actorId: moderator.id,
        action: 'comment.second-look',
        subjectType: 'comment',
        subjectId: commentId,
        toState: acceptable ? 'ACCEPTABLE' : 'UNACCEPTABLE',
        details: { revision },
      });
    }
    return { commentId, acceptable };
  });
}
