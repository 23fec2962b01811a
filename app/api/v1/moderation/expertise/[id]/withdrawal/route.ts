import { withdrawExpertise } from '@/lib/members/expertise/withdraw-expertise';
import { withdrawExpertiseContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(withdrawExpertiseContract, async ({ viewer, params: { id }, body }) => {
  await withdrawExpertise({ viewer, id, ...body });
  return {};
});
