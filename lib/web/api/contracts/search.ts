import { searchQuery, searchView } from '@/lib/comments/search/schemas';
import { contract } from '../contract';

export const searchCommentsContract = contract({
  method: 'GET',
  path: '/search',
  summary: 'Search the published comments',
  auth: 'optional',
  query: searchQuery,
  responses: {
    200: {
      description:
        'A page of what was found, the best match first. `excerpt` is plain text in pieces: escape each, and mark those that match.',
      schema: searchView,
    },
  },
  errors: [429],
});
