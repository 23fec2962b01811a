import { readArticle } from '@/lib/articles/read-article';
import { readComment } from '@/lib/comments/read-comment';
import { readReplies } from '@/lib/comments/read-replies';
import { readRepliesContract } from '@/lib/web/api/contracts/comments';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readRepliesContract, async ({ params: { id }, query }) => {
  const [comment, replies] = await Promise.all([
    readComment({ viewer: null, id }),
    readReplies({ commentId: id, ...query }),
  ]);
  const article = await readArticle(comment.article);
  await declareCacheTags([`article:${article.id}`, ...authorTags(replies.items)]);
  return { body: replies };
});
