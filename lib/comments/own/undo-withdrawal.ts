import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { authorizeAgain } from '@/lib/members/authorize-again';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { unwithdraw } from '../lifecycle';
import { undoableUntil } from '../rules';
import type { OwnCommentView } from '../schemas';
import { toOwnView } from '../views';
import { lockOwn } from './lock-own';
import { findOwnById, findWithdrawal, lockAuthor } from './store';

/**
 * Puts a comment back that the viewer took back some minutes ago, to where it stood, with what its reviewers said. One that is not
 * taken back stays as it is, so that undoing it again changes nothing.
 * @throws 401, 403 when they may not write, 404 when it is not theirs, 409 when it is too late or they have gone on to another comment
 */
export async function undoWithdrawal({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<OwnCommentView> {
  const author = authorize(viewer, 'comment.write');
  const { review } = await currentPolicy();
  return transaction(async (tx) => {
    // Before the comment, as whoever assigns reviews and whoever imposes a sanction locks them.
    const at = context.now(await lockAuthor(tx, author.id));
    await authorizeAgain(tx, author, { permission: 'comment.write', at });
    const comment = await lockOwn(tx, id, author.id);
    if (comment.state === 'WITHDRAWN') {
      const withdrawal = await findWithdrawal(tx, comment);
      const until = undoableUntil(withdrawal);
      if (!withdrawal || !until || at >= until || withdrawal.wentOn) throw conflict('undo-too-late');
      await unwithdraw(tx, comment, { at, actorId: author.id, maker: 'AUTHOR', was: withdrawal.was });
    }
    const own = await findOwnById(tx, author.id, id);
    return toOwnView(own!, review);
  });
}
