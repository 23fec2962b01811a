import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { DeskExpertiseView } from './schemas';
import { countUnverified, findUnverified } from './store';
import { toDeskView } from './views';

/**
 * What members say they know and no moderator has confirmed, what was said first being first.
 * @throws 401, 403 when the viewer is not of the desk, 400 for a cursor that is not ours
 */
export async function listExpertiseToVerify({
  viewer,
  limit = 25,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<{ items: DeskExpertiseView[]; nextCursor: string | null }> {
  const moderator = authorize(viewer, 'expertise.verify');
  const rows = await findUnverified(database(), limit + 1, decodeCursor(cursor));
  const { page, nextCursor } = pageOf(rows, limit, ({ statedAt: at, id }) => encodeCursor({ at, id }));
  return { items: page.map((row) => toDeskView(row, moderator)), nextCursor };
}

/**
 * How much of it there is; one more than `MOST_COUNTED` stands for all that is more.
 * @throws 401, 403
 */
export async function countExpertiseToVerify({ viewer }: { viewer: Viewer | null }): Promise<number> {
  authorize(viewer, 'expertise.verify');
  return countUnverified(database(), MOST_COUNTED + 1);
}
