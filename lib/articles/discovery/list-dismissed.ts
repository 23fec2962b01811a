import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { DismissedView } from './schemas';
import { findDismissed } from './store';

type Given = { viewer: Viewer | null; limit?: number; cursor?: string };

/**
 * A page of the addresses that make no article any more, since the one that was there was removed; the latest first.
 * @throws 401, 403 when the viewer is not of the desk, 400 for a cursor that is none of ours
 */
export async function listDismissed({
  viewer,
  limit = 25,
  cursor,
}: Given): Promise<{ items: DismissedView[]; nextCursor: string | null }> {
  authorize(viewer, 'article.moderate');
  const rows = await findDismissed(database(), { after: decodeCursor(cursor), limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ dismissedAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => ({ ...row, dismissedAt: row.dismissedAt.toISOString() })),
    nextCursor,
  };
}
