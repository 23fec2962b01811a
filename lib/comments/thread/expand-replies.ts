import type { Cursor, Step } from '@/lib/platform/cursor';
import { repliesWithTheirs } from './read-replies';
import type { CommentView } from '../schemas';

export type Expanded = {
  items: CommentView[];
  /** The first of the replies that were not there before; null when there are no more. */
  firstNew: string | null;
  /** Where the replies to the comment go on after these. */
  nextCursor: string | null;
};

/**
 * Comments that were read, with more of the replies to one of them: those that follow what is shown already.
 * Null when it is not among them.
 */
export async function expandReplies({
  items,
  commentId,
}: {
  items: CommentView[];
  commentId: string;
}): Promise<Expanded | null> {
  const comment = findAmong(items, commentId);
  if (!comment) return null;
  const more = await repliesWithTheirs(commentId, after(comment.replies?.at(-1)));
  return {
    items: items.map((item) => withMore(item, commentId, more.items)),
    firstNew: more.items[0]?.id ?? null,
    nextCursor: more.nextCursor,
  };
}

function after(last: CommentView | undefined): Step<Cursor> {
  return last?.publishedAt ? { from: { at: new Date(last.publishedAt), id: last.id }, way: 'on' } : null;
}

function findAmong(items: CommentView[], id: string): CommentView | undefined {
  for (const item of items) {
    const found = item.id === id ? item : findAmong(item.replies ?? [], id);
    if (found) return found;
  }
  return undefined;
}

function withMore(item: CommentView, id: string, more: CommentView[]): CommentView {
  const replies = item.replies ?? [];
  if (item.id === id) return { ...item, replies: [...replies, ...more] };
  return { ...item, replies: replies.map((reply) => withMore(reply, id, more)) };
}
