import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { OwnCommentView } from '../schemas';
import { findOwn } from './store';
import { toOwnView } from '../views';

/** The viewer's comments in every state, newest first; also of a member who may no longer write. */
export async function listOwnComments({
  viewer,
  limit = 20,
  cursor,
}: {
  viewer: Viewer;
  limit?: number;
  cursor?: string;
}): Promise<{ items: OwnCommentView[]; nextCursor: string | null }> {
  const { review } = await currentPolicy();
  const rows = await findOwn(database(), viewer.id, limit + 1, decodeCursor(cursor));
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => toOwnView(row, review)),
    nextCursor,
  };
}
