import { database, sqlStatements } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { CommentView, OwnCommentView } from '../schemas';
import { findOwnById } from './store';
import { findVisible } from '../thread/store';
import { toOwnView, toPublicView } from '../views';

/**
 * One comment: as readers see it, or, for its author, as it really stands.
 * @throws 404 when this viewer may not see it
 */
export async function readComment({
  viewer,
  id,
}: {
  viewer: Viewer | null;
  id: string;
}): Promise<CommentView | OwnCommentView> {
  const own = viewer && (await findOwnComment({ viewer, id }));
  if (own) return own;
  const row = isId(id) ? await findVisible(database(), id) : null;
  if (!row) throw notFound('comment');
  return toPublicView(row);
}

/** A comment of the viewer's own; null when it is somebody else's or nobody's. */
export async function findOwnComment({
  viewer,
  id,
}: {
  viewer: Viewer;
  id: string;
}): Promise<OwnCommentView | null> {
  if (!isId(id)) return null;
  const row = await findOwnById(sqlStatements(), viewer.id, id);
  return row && toOwnView(row, (await currentPolicy()).review);
}
