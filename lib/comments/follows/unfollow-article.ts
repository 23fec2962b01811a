import { database } from '@/lib/platform/db';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { deleteFollowOfArticle } from './store';

/**
 * The viewer is no longer told of what is posted under an article. What was not followed stays so.
 * @throws 401, 429
 */
export async function unfollowArticle({
  viewer,
  articleSlug,
}: {
  viewer: Viewer | null;
  articleSlug: string;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.own');
  await countAgainst(KEEPING_PER_MEMBER, id);
  await deleteFollowOfArticle(database(), id, articleSlug);
}
