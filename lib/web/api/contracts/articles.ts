import { articlesQuery, articlesView, articleView } from '@/lib/articles/schemas';
import { contract } from '../contract';
import { slugParams } from './params';

export const listArticlesContract = contract({
  method: 'GET',
  path: '/articles',
  summary: 'List the articles of the front page',
  auth: 'none',
  query: articlesQuery,
  responses: { 200: { description: 'The lead first, then the newest.', schema: articlesView } },
});

export const readArticleContract = contract({
  method: 'GET',
  path: '/articles/{slug}',
  summary: 'Read an article',
  auth: 'none',
  params: slugParams,
  responses: { 200: { description: 'The article with its text.', schema: articleView } },
});
