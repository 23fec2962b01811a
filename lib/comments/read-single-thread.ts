import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { withFirstReplies } from './read-thread';
import type { CommentView } from './schemas';
import { findListed } from './store';

/** Replies of one thread that its own page shows. */
const REPLIES_SHOWN = 500;

/**
 * The whole thread that a comment stands in, for its permalink: its top, with every reply (500 at the most).
 * @throws 404 when readers do not see the comment, or it is not under this article
 */
export async function readSingleThread({
  articleSlug,
  commentId,
}: {
  articleSlug: string;
  commentId: string;
}): Promise<CommentView> {
  const row = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!row || row.articleSlug !== articleSlug) throw notFound('comment');
  const root = row.rootId ? await findListed(database(), row.rootId) : row;
  const [thread] = root ? await withFirstReplies([root], REPLIES_SHOWN) : [];
  if (!thread) throw notFound('comment');
  return thread;
}
