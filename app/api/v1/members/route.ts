import { signUp } from '@/lib/members/sign-up';
import { signUpContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(signUpContract, async ({ body, address }) => {
  const { member } = await signUp({ ...body, address });
  return { body: member };
});
