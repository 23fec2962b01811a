import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { readProfile } from '@/lib/members/read-profile';
import type { Viewer } from '@/lib/members/viewer';
import type { CommentView } from '../schemas';
import { findOfMember } from './store';
import { toPublicView } from '../views';

/** Comments of a page of somebody's. */
const SHOWN = 20;

/**
 * What readers see of a member's comments, newest first. The same for every reader.
 * @throws 404 when there is no such member, 400 for a cursor that is not ours
 */
export async function listCommentsOfMember({
  viewer = null,
  memberId,
  limit = SHOWN,
  cursor,
}: {
  viewer?: Viewer | null;
  memberId: string;
  limit?: number;
  cursor?: string;
}): Promise<{ items: CommentView[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor);
  const { id } = await readProfile({ viewer, id: memberId });
  const rows = await findOfMember(database(), id, limit + 1, after);
  const { page, nextCursor } = pageOf(
    rows,
    limit,
    (last) => last.publishedAt && encodeCursor({ at: last.publishedAt, id: last.id }),
  );
  return { items: page.map(toPublicView), nextCursor };
}
