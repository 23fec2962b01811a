import { signUp } from '@/lib/members/sign-up';
import { ofThisBrowser } from '@/lib/web/after-sign-in';
import { signUpContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(signUpContract, async ({ body, address }) => {
  const { member } = await signUp({ ...body, address, device: (await ofThisBrowser()).device });
  return { body: member };
});
