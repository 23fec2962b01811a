import { listArticles } from '@/lib/articles/list-articles';
import { listArticlesContract } from '@/lib/web/api/contracts/articles';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listArticlesContract, async ({ query }) => {
  await declareCacheTags(['front']);
  return { body: { items: await listArticles(query) } };
});
