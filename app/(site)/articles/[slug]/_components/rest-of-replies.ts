import { moreOf, type Rest } from '@/app/_ui/thread/more-replies';
import { articlePath } from '@/app/_ui/article-path';
import type { Expanded } from '@/lib/comments/thread/expand-replies';
import type { CommentView } from '@/lib/comments/schemas';
import { threadHref, type ThreadQuery } from '../../../_components/thread-query';

/** A comment of which a page shows more replies, with what it shows of them. */
export type Opened = { id: string; expanded: Expanded };

export const permalinkOf = ({ article: { slug }, id }: Pick<CommentView, 'article' | 'id'>): string =>
  `${articlePath(slug)}/comments/${id}`;

/**
 * Where the replies are that a page leaves out: on the page itself, with more of them, and beyond those on the comment's own.
 */
export function restOfReplies({
  path,
  query,
  opened,
}: {
  path: string;
  query: ThreadQuery;
  opened: Opened | null;
}): (comment: CommentView, left: number) => Rest {
  return (comment, left) => {
    const { id } = comment;
    if (opened?.id === id) {
      const { nextCursor } = opened.expanded;
      if (!nextCursor) return {};
      const href = threadHref(permalinkOf(comment), { cursor: nextCursor }, moreOf(id));
      return { later: { href, count: left > 0 ? left : null } };
    }
    // An empty place is not counted, and replies may stand below it.
    if (left <= 0 && !comment.moreReplies) return {};
    return {
      later: {
        href: threadHref(path, { ...query, replies: id, reply: undefined }, moreOf(id)),
        count: left > 0 ? left : null,
      },
    };
  };
}
