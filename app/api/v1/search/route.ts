import { searchComments } from '@/lib/comments/search/search-comments';
import { searchCommentsContract } from '@/lib/web/api/contracts/search';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(searchCommentsContract, async ({ viewer, address, query }) => ({
  body: await searchComments({ viewer, address, query }),
  headers: { 'cache-control': 'private, no-store' },
}));
