'use server';

import { redirect } from 'next/navigation';
import { signInInput } from '@/lib/members/schemas';
import { signIn } from '@/lib/members/sign-in';
import { afterSignIn } from '@/lib/web/after-sign-in';
import { defineAction } from '@/lib/web/define-action';
import { returnPath, safeCallback } from '@/lib/web/origin';

/** Signs in and goes back to where the person came from. */
export const enter = defineAction({
  input: signInInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, ...input }, address }): Promise<undefined> => {
    const { sessionToken } = await signIn({ ...input, address });
    await afterSignIn(sessionToken);
    redirect(safeCallback(callbackUrl));
  },
});
