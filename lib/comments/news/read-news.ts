import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { postedSince, type Reached } from './rules';
import type { DiscussionNews, OwnCommentNews } from './schemas';
import { countPostedAfter, findDiscussion, findMovedOn } from './store';

/** Where counting stops: nobody is told a greater number. */
const MOST = 1_000;

/**
 * How far the discussion of an article is, as every reader may know it.
 * @throws 404 for an unknown article
 */
export async function readDiscussionNews({
  articleSlug,
}: {
  articleSlug: string;
}): Promise<{ articleId: string; news: DiscussionNews }> {
  // PostgreSQL takes no NUL in a text, and an address can have one.
  const row = articleSlug.includes('\0') ? null : await findDiscussion(database(), articleSlug);
  if (!row) throw notFound('article');
  const { articleId, count, newestId: id, newestAt } = row;
  const newest = id && newestAt ? { id, publishedAt: newestAt.toISOString() } : null;
  return { articleId, news: { count, newest } };
}

/** How many comments of an article were posted since somebody last heard of it, up to 1,000. */
export async function countPostedSince({
  articleId,
  then,
  news,
}: {
  articleId: string;
  then: Reached;
  news: DiscussionNews;
}): Promise<number> {
  const later = await countPostedAfter(database(), articleId, new Date(then.newestAt), MOST);
  return Math.min(MOST, postedSince(then, news, later));
}

/** Changes of one's own comments that are told at once. */
const MOVED_ON = 20;

/** The viewer's own comments that have changed state since a moment, each as it stands now; the first 20 to change. */
export const listMovedOn = ({
  viewer,
  since,
}: {
  viewer: Pick<Viewer, 'id'>;
  since: Date;
}): Promise<OwnCommentNews[]> => findMovedOn(database(), viewer.id, since, MOVED_ON);
