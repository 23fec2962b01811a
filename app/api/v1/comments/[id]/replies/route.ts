import { readReplies } from '@/lib/comments/read-replies';
import { readRepliesContract } from '@/lib/web/api/contracts/comments';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readRepliesContract, async ({ params: { id }, query }) => {
  const { articleId, ...replies } = await readReplies({ commentId: id, ...query });
  await declareCacheTags([`article:${articleId}`, ...authorTags(replies.items)]);
  return { body: replies };
});
