'use server';

import { redirect } from 'next/navigation';
import { linkInput } from '@/lib/members/address/schemas';
import { requestLink } from '@/lib/members/sign-in-link/request-link';
import { linkRequestInput } from '@/lib/members/sign-in-link/schemas';
import { signInByLink } from '@/lib/members/sign-in-link/sign-in-by-link';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath } from '@/lib/web/http/origin';
import { afterSignIn, ofThisBrowser, wayOn } from '@/lib/web/session/after-sign-in';
import { setReturn, takeReturn } from '@/lib/web/session/return-cookie';

/** Has a letter sent with a link to sign in with. What is answered is the same for every address. */
export const sendLink = defineAction({
  input: linkRequestInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, ...input }, address }): Promise<undefined> => {
    await requestLink({ ...input, address });
    await setReturn(callbackUrl);
  },
});

/** Signs in whoever has the letter, or leads them to their second step. */
export const enterByLink = defineAction({
  input: linkInput,
  run: async ({ input, address }): Promise<undefined> => {
    const isIn = await afterSignIn(await signInByLink({ ...input, address, ...(await ofThisBrowser()) }));
    redirect(wayOn(isIn, await takeReturn()));
  },
});
