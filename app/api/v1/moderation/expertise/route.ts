import { listExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { listExpertiseContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listExpertiseContract, async ({ viewer, query }) => ({
  body: await listExpertiseToVerify({ viewer, ...query }),
}));
