import { listArticles } from '@/lib/articles/list-articles';
import { readArticle } from '@/lib/articles/read-article';
import { putArticle } from '@/lib/articles/put-article';
import {
  articleView,
  articlesQuery,
  articlesView,
  externalIdParams,
  putArticleInput,
} from '@/lib/articles/schemas';
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

  putArticle: call(
    {
      method: 'PUT',
      path: '/articles/{slug}',
      summary: 'Insert an article of another system by its id there, or bring it up to date',
      auth: 'required',
      params: externalIdParams,
      body: putArticleInput,
      responses: {
        200: { description: 'The article, brought up to date.', schema: articleView },
        201: { description: 'The article, which is new.', schema: articleView },
      },
      errors: [403],
    },
    async ({ viewer, params, body }) => {
      const { article, created } = await putArticle({ viewer, externalId: params.slug, article: body });
      return { status: created ? 201 : 200, body: article };
    },
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
