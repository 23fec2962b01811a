import { database, transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from './permissions';
import { findReviewed, setShowsReviewed } from './store';
import type { Viewer } from './viewer';

const PER_MEMBER: Limit = { name: 'show-reviewed', points: 60, seconds: 600 };

/**
 * Says whether the viewer's page tells everybody how many comments they have reviewed.
 * @throws 401, 403, 429
 */
export async function showReviewed({
  viewer,
  shown,
}: {
  viewer: Viewer | null;
  shown: boolean;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.keep');
  await countAgainst(PER_MEMBER, id);
  await transaction(async (tx) => {
    await setShowsReviewed(tx, id, shown);
    // What a member took back must not be shown again, not even for a moment.
    await emit(tx, {
      type: 'member.reviewed-shown',
      subjectId: id,
      tags: [`member:${id}`],
      removal: true,
      payload: {},
    });
  });
}

/** How many comments the viewer has reviewed, as of last night, and whether their page says so. */
export async function readReviewed({
  viewer,
}: {
  viewer: Viewer;
}): Promise<{ reviewed: number; showsReviewed: boolean }> {
  const found = await findReviewed(database(), viewer.id);
  if (!found) throw unauthenticated();
  return found;
}
