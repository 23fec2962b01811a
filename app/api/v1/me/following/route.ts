import { listFollowing } from '@/lib/comments/follows/list-following';
import { listFollowingContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listFollowingContract, async ({ viewer, query }) => ({
  body: await listFollowing({ viewer, ...query }),
}));
