import { readArticle } from '@/lib/articles/read-article';
import { readArticleContract } from '@/lib/web/api/contracts/articles';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readArticleContract, async ({ params }) => {
  const article = await readArticle(params);
  await declareCacheTags([`article:${article.id}`]);
  return { body: article };
});
