import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { verifyExpertiseContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(verifyExpertiseContract, async ({ viewer, params: { id }, body }) => ({
  body: await verifyExpertise({ viewer, id, ...body }),
}));
