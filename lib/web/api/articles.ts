import { z } from 'zod';
import { discoverable } from '@/lib/articles/discovery/discoverable';
import { findNamed } from '@/lib/articles/find-named';
import { listArticles } from '@/lib/articles/list-articles';
import { readArticle } from '@/lib/articles/read-article';
import { putArticle } from '@/lib/articles/put-article';
import { putArticles, type PutResult } from '@/lib/articles/put-articles';
import {
  articleView,
  articlesQuery,
  articlesView,
  countsQuery,
  countsView,
  externalIdParams,
  putArticleInput,
  putArticlesInput,
} from '@/lib/articles/schemas';
import { problemView, toAppError, toProblem } from '../http/problem';
import { assertFramedBy } from '@/lib/policy/assert-framed-by';
import { currentPolicy } from '@/lib/policy/current-policy';
import { slugParams } from './params';
import { call } from './call';

const putView = z
  .object({
    items: z.array(
      z.object({
        externalId: z
          .string()
          .nullable()
          .meta({ description: 'As it was sent; null where it could not be read.' }),
        status: z
          .int()
          .meta({ description: '201 where it is new, 200 where it was there, or that of `problem`.' }),
        id: z.uuid().nullable(),
        slug: z.string().nullable(),
        problem: problemView.nullable(),
      }),
    ),
  })
  .meta({
    id: 'ArticlesPut',
    description: 'What became of each article, in the order in which they were sent.',
  });

function toPutView(result: PutResult): z.output<typeof putView>['items'][number] {
  const { externalId } = result;
  if (result.article === null) {
    const problem = toProblem(toAppError(result.error, null));
    return { externalId, status: problem.status, id: null, slug: null, problem };
  }
  return { externalId, status: result.created ? 201 : 200, ...result.article, problem: null };
}

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

  countDiscussions: call(
    {
      method: 'GET',
      path: '/embed/counts',
      summary: 'Count the comments of articles, for a page that shows discussions',
      auth: 'none',
      query: countsQuery,
      responses: {
        200: {
          description:
            'Those that are known, in the order asked for. Scripts of pages at `origin` may read it, and no others.',
          schema: countsView,
          headers: { 'Access-Control-Allow-Origin': 'The `origin`.' },
        },
      },
      errors: [403],
    },
    async ({ query: { articles: names, origin } }) => {
      await assertFramedBy(origin);
      const { embed } = await currentPolicy();
      const found = await findNamed({ names });
      const known = new Set(found.map(({ article }) => article));
      return {
        body: {
          items: found.map(({ article, slug, count }) => ({ article, slug, count })),
          discoverable: [...new Set(names)].filter((name) => !known.has(name) && discoverable(name, embed)),
        },
        headers: { 'access-control-allow-origin': origin },
        // Also of those that are not there yet.
        tags: ['policy', 'articles', ...found.map(({ id }) => `article:${id}` as const)],
      };
    },
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

  putArticles: call(
    {
      method: 'POST',
      path: '/articles',
      summary: 'Insert up to 100 articles of another system by their ids there, or bring them up to date',
      auth: 'required',
      body: putArticlesInput,
      responses: {
        200: {
          description: 'What became of each: one that is refused keeps none of the others from it.',
          schema: putView,
        },
      },
      errors: [403],
    },
    async ({ viewer, body: { items } }) => ({
      body: { items: (await putArticles({ viewer, items })).map(toPutView) },
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
