'use server';

import { redirect } from 'next/navigation';
import { signUpInput } from '@/lib/members/schemas';
import { signUp } from '@/lib/members/sign-up';
import { afterSignIn, ofThisBrowser, wayOn } from '@/lib/web/session/after-sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { currentLocale } from '@/lib/web/language/language';
import { returnPath } from '@/lib/web/http/origin';

/** Signs up, and goes back to where the person came from. */
export const join = defineAction({
  input: signUpInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, ...input }, address }): Promise<undefined> => {
    const [browser, language] = await Promise.all([ofThisBrowser(), currentLocale()]);
    const isIn = await afterSignIn(await signUp({ ...input, address, language, ...browser }));
    redirect(wayOn(isIn, callbackUrl));
  },
});
