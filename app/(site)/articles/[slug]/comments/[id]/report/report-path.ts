import { articlePath } from '@/app/_ui/article-path';

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
  const path = `${articlePath(articleSlug)}/comments/${commentId}/report`;
  return from ? `${path}?${new URLSearchParams({ from })}` : path;
}
