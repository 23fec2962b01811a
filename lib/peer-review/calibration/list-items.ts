import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { CalibrationView } from './schemas';
import { countOpenContests, findItems, findOpenContests } from './store';
import { toItemView } from './views';

const CONTESTS_SHOWN = 100;

/**
 * The calibration items, newest first, with the contests that wait for a moderator.
 * @throws 401, 403, 400 for a cursor that is not one of ours
 */
export async function listItems({
  viewer,
  limit = 50,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<CalibrationView> {
  authorize(viewer, 'calibration.curate');
  const after = decodeCursor(cursor);
  const [rows, contests] = await Promise.all([
    findItems(database(), { limit: limit + 1, after }),
    findOpenContests(database(), CONTESTS_SHOWN),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    contests: contests.map(({ item, createdAt, ...contest }) => ({
      ...contest,
      item: toItemView(item),
      createdAt: createdAt.toISOString(),
    })),
    items: page.map(toItemView),
    nextCursor,
  };
}

/**
 * How many contests wait for a moderator; one more than `MOST_COUNTED` stands for all that are more.
 * @throws 401, 403
 */
export async function countContests({ viewer }: { viewer: Viewer | null }): Promise<number> {
  authorize(viewer, 'calibration.curate');
  return countOpenContests(database(), MOST_COUNTED + 1);
}
