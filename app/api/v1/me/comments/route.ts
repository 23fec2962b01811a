import { listOwnCases } from '@/lib/moderation/statements/list-own-cases';
import { listOwnCommentsContract } from '@/lib/web/api/contracts/comments';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listOwnCommentsContract, async ({ viewer, query }) => ({
  body: await listOwnCases({ viewer, ...query }),
}));
