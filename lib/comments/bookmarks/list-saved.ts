import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findByIds } from '../thread/store';
import { toPublicView } from '../views';
import type { BookmarksView } from './schemas';
import { findBookmarks } from './store';

/**
 * A page of the comments that the viewer has saved, the last saved first; one that is gone leaves an empty place.
 * @throws 401, 400 for a cursor that is not ours
 */
export async function listSaved({
  viewer,
  limit = 20,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<BookmarksView> {
  const { id } = authorize(viewer, 'reader.own');
  const rows = await findBookmarks(database(), id, limit + 1, decodeCursor(cursor));
  const { page, nextCursor } = pageOf(rows, limit, ({ savedAt, commentId }) =>
    encodeCursor({ at: savedAt, id: commentId }),
  );
  const comments = await findByIds(
    database(),
    page.map(({ commentId }) => commentId),
  );
  const byId = new Map(comments.map((row) => [row.id, row]));
  const items = page.flatMap(({ commentId, savedAt }) => {
    const row = byId.get(commentId);
    return row ? [{ comment: toPublicView(row), savedAt: savedAt.toISOString() }] : [];
  });
  return { items, nextCursor };
}
