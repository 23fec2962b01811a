import type { CommentView } from '@/lib/comments/schemas';
import type { Tag } from '@/lib/platform/events';

/** The tags of everyone whose name stands by these comments and their replies. */
export function authorTags(comments: CommentView[]): Tag[] {
  return comments.flatMap(({ author, replies = [] }) => [
    ...(author ? [`member:${author.id}` as const] : []),
    ...authorTags(replies),
  ]);
}
