import { articlePath } from '@/app/_ui/article-path';
import { withQuery } from '@/app/_ui/with-query';

/** Where a comment is reported, and the report read afterwards; `from` is the page that both lead back to. */
export function reportPath({
  articleSlug,
  commentId,
  from,
}: {
  articleSlug: string;
  commentId: string;
  from?: string;
}): string {
  return withQuery(`${articlePath(articleSlug)}/comments/${commentId}/report`, { from });
}
