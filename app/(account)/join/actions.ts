'use server';

import { redirect } from 'next/navigation';
import { signUpInput } from '@/lib/members/schemas';
import { signUp } from '@/lib/members/sign-up';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

/**
 * Signs up, and goes by way of the sign-in page: that one lets a new member through to where they came from, and asks
 * whoever had an account already for its password. Until there, both have been told the same.
 */
export const join = defineAction({
  input: signUpInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, ...input }, address }): Promise<undefined> => {
    await afterSignIn(await signUp({ ...input, address, ...(await ofThisBrowser()) }));
    const back = new URLSearchParams({ after: 'join', callbackUrl: safeCallback(callbackUrl) });
    redirect(`/sign-in?${back}`);
  },
});
