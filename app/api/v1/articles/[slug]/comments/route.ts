import { readArticle } from '@/lib/articles/read-article';
import { findOwnComment } from '@/lib/comments/read-comment';
import { readThread } from '@/lib/comments/read-thread';
import { submitComment } from '@/lib/comments/submit-comment';
import { readThreadContract, submitCommentContract } from '@/lib/web/api/contracts/comments';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readThreadContract, async ({ params: { slug }, query }) => {
  const { experienced, ...page } = query;
  const [article, thread] = await Promise.all([
    readArticle({ slug }),
    readThread({ articleSlug: slug, experienced: experienced !== undefined, ...page }),
  ]);
  await declareCacheTags([`article:${article.id}`, 'policy', ...authorTags(thread.items)]);
  return { body: thread };
});

export const POST = defineRoute(submitCommentContract, async ({ viewer, params, body, resourceId }) => {
  const { id } = await submitComment({ viewer, id: resourceId, articleSlug: params.slug, ...body });
  return { body: await findOwnComment({ viewer, id }), headers: { location: `/api/v1/comments/${id}` } };
});
