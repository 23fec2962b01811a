import { readOwnExpertise } from '@/lib/members/expertise/read-own-expertise';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { readExpertiseContract, stateExpertiseContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readExpertiseContract, async ({ viewer }) => ({
  body: await readOwnExpertise({ viewer }),
}));

export const PUT = defineRoute(stateExpertiseContract, async ({ viewer, body }) => ({
  body: await stateExpertise({ viewer, ...body }),
}));
