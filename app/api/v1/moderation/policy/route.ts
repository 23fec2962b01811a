import { changePolicy, readPolicy } from '@/lib/moderation/change-policy';
import { changePolicyContract, readPolicyContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readPolicyContract, async ({ viewer }) => ({
  body: await readPolicy({ viewer }),
}));

export const PATCH = defineRoute(changePolicyContract, async ({ viewer, body }) => ({
  body: await changePolicy({ viewer, patch: body }),
}));
