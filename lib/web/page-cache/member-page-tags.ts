import { listArticlesOfMember } from '@/lib/comments/of-member/read-member';
import type { Tag } from '@/lib/platform/events';

/**
 * What a page about a member depends on: on them, and on the discussions that they took part in, whose replies and reactions
 * it counts.
 */
export async function memberPageTags(memberId: string): Promise<Tag[]> {
  const articleIds = await listArticlesOfMember({ memberId });
  return [`member:${memberId}`, ...articleIds.map((id) => `article:${id}` as const)];
}
