import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findEditTarget } from '../store';
import { keepDraft } from './keep-draft';
import { countKeeping, keepable } from './place-draft';
import type { DraftKept } from './schemas';

/**
 * Keeps what a member is typing in place of a comment of theirs, as `saveDraft` keeps a new one.
 * @throws 403 when they may not write, 404 when it is not theirs, 422 when it is too long to be kept, 429
 */
export async function saveEditDraft({
  viewer,
  commentId,
  body,
  basedOn,
  context = systemContext,
}: {
  viewer: Viewer;
  commentId: string;
  body: string;
  /** When the text was kept that it goes on from; null: there was none. Left out, it is kept whatever there is. */
  basedOn?: Date | null;
  context?: Context;
}): Promise<DraftKept> {
  authorize(viewer, 'comment.write');
  await countKeeping(viewer.id);
  const place = isId(commentId) ? await findEditTarget(database(), viewer.id, commentId) : null;
  if (!place) throw notFound('comment');
  return keepDraft(viewer.id, { ...place, body: keepable(body) }, { basedOn, at: context.now() });
}
