import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { deleteClaim, moveClaim } from './store';

/** How long others are told that somebody is on a case, from when it was opened, or that was said anew. */
const CLAIM_MS = 2 * 60_000;

/**
 * Says that the viewer has a case open: for two minutes others are told, and go past it. It keeps nobody from deciding it, and
 * somebody who has it open already is not sent away. Whatever else they had open, they have left.
 * @throws 401, 403
 */
export async function claimCase({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, 'desk.decide');
  if (!isId(commentId)) return;
  const at = context.now();
  const until = new Date(at.getTime() + CLAIM_MS);
  await transaction((tx) => moveClaim(tx, { commentId, memberId, at, until }));
}

/**
 * Says that the viewer has left a case. Of one that is not theirs, nothing changes.
 * @throws 401, 403
 */
export async function leaveCase({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, 'desk.decide');
  if (isId(commentId)) await transaction((tx) => deleteClaim(tx, { commentId, memberId }));
}
