import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, unauthenticated } from '@/lib/platform/errors';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { refer } from '../lifecycle';
import type { OwnCommentView } from '../schemas';
import { toOwnView } from '../views';
import { lockOwn } from './lock-own';
import { findOwnById } from './store';

const ASKED = { code: 'author-asked', facts: {} } as const;

/**
 * Has a moderator give a second opinion on a comment of the viewer's own that peers object to, whatever their membership. Asking
 * again, while it is there because they asked, changes nothing.
 * @throws 401, 404 when it is not theirs, 409 with the current state when it is not, or no longer, theirs to decide
 */
export async function askModerator({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<OwnCommentView> {
  if (!viewer) throw unauthenticated();
  const { review } = await currentPolicy();
  return transaction(async (tx) => {
    const comment = await lockOwn(tx, id, viewer.id);
    if (comment.state === 'OBJECTED')
      await refer(tx, comment, { at: context.now(), actorId: viewer.id, maker: 'AUTHOR', reason: ASKED });
    const own = await findOwnById(tx, viewer.id, id);
    if (own?.state === 'REFERRED' && isAsked(own.reason)) return toOwnView(own, review);
    const { state, version } = comment;
    throw conflict('wrong-state', { details: { current: { state, version } } });
  });
}

const isAsked = (reason: Reason | null) =>
  typeof reason === 'object' && reason !== null && reason.code === ASKED.code;
