import type { CommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';

/** Where each comment under an article is reported, for those who may; never one's own, nor the place of one that is gone. */
export function reportLinks(
  articleHref: string,
  viewer: Viewer | null,
): ((comment: CommentView) => string | null) | undefined {
  if (!may(viewer, 'comment.report')) return undefined;
  return ({ id, author }) =>
    author && author.id !== viewer.id ? `${articleHref}/comments/${id}/report` : null;
}
