import type { ReviewerStanding } from '@/lib/peer-review/schemas';

export type Asked = { standing?: ReviewerStanding | undefined; cursor?: string };

/** The address of a page of the reviewers. */
export function reviewersHref({ standing, cursor }: Asked = {}): string {
  const asked = new URLSearchParams({ ...(standing && { standing }), ...(cursor && { cursor }) });
  return asked.size > 0 ? `/admin/reviewers?${asked}` : '/admin/reviewers';
}
