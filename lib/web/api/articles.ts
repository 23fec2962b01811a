import { listArticles } from '@/lib/articles/list-articles';
import { readArticle } from '@/lib/articles/read-article';
import { articleView, articlesQuery, articlesView } from '@/lib/articles/schemas';
import { slugParams } from './params';
import { call } from './call';

/** Articles, for everybody. */
export const articles = {
  listArticles: call(
    {
      method: 'GET',
      path: '/articles',
      summary: 'List the articles of the front page',
      auth: 'none',
      query: articlesQuery,
      responses: { 200: { description: 'The lead first, then the newest.', schema: articlesView } },
    },
    async ({ query }) => ({
      body: { items: await listArticles(query) },
      tags: ['front'],
    }),
  ),

  readArticle: call(
    {
      method: 'GET',
      path: '/articles/{slug}',
      summary: 'Read an article',
      auth: 'none',
      params: slugParams,
      responses: { 200: { description: 'The article with its text.', schema: articleView } },
    },
    async ({ params }) => {
      const article = await readArticle(params);
      return { body: article, tags: [`article:${article.id}`] };
    },
  ),
};
