import { markFounding } from '@/lib/members/mark-founding';
import { markFoundingContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(markFoundingContract, async ({ viewer, params: { id }, body }) => ({
  body: await markFounding({ viewer, memberId: id, ...body }),
}));
