import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { MutedView } from './schemas';
import { findMuted } from './store';

/**
 * A page of whom the viewer has muted, newest first.
 * @throws 401, 400 for a cursor that is not ours
 */
export async function listMuted({
  viewer,
  limit = 50,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<MutedView> {
  const member = authorize(viewer, 'reader.own');
  const rows = await findMuted(database(), member.id, limit + 1, decodeCursor(cursor));
  const { page, nextCursor } = pageOf(rows, limit, ({ mutedAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map(({ mutedAt, ...muted }) => ({ member: muted, mutedAt: mutedAt.toISOString() })),
    nextCursor,
  };
}
