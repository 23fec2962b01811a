import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { PAGE_SIZE, type CommentView } from './schemas';
import { findListed, findReplies } from './store';
import { toPublicView } from './views';

/**
 * A page of the direct replies to a comment, or to the empty place of one that was taken away, oldest first.
 * @throws 404 when readers see neither
 */
export async function readReplies({
  commentId,
  limit = PAGE_SIZE,
  cursor,
}: {
  commentId: string;
  limit?: number;
  cursor?: string;
}): Promise<{ articleId: string; items: CommentView[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor);
  const comment = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!comment) throw notFound('comment');
  const rows = await findReplies(database(), commentId, limit + 1, after);
  const { page, nextCursor } = pageOf(
    rows,
    limit,
    ({ publishedAt: at, id }) => at && encodeCursor({ at, id }),
  );
  return {
    articleId: comment.articleId,
    items: page.map(toPublicView),
    nextCursor,
  };
}
