import { listOwnComments } from '@/lib/comments/list-own-comments';
import { listOwnCommentsContract } from '@/lib/web/api/contracts/comments';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listOwnCommentsContract, async ({ viewer, query }) => ({
  body: await listOwnComments({ viewer, ...query }),
}));
