'use server';

import { redirect } from 'next/navigation';
import { newcomerInput } from '@/lib/members/outside/schemas';
import { signUpFromOutside } from '@/lib/members/outside/sign-up-from-outside';
import { defineAction } from '@/lib/web/http/define-action';
import { safeCallback } from '@/lib/web/http/origin';
import { forgetArrival, readArrival } from '@/lib/web/outside/flow';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';

/** Makes a member of who has come from elsewhere, under the name that they choose. */
export const joinFromOutside = defineAction({
  input: newcomerInput,
  run: async ({ input: { displayName }, address }): Promise<undefined> => {
    const arrival = await readArrival();
    // It is kept for a quarter of an hour: they come again.
    if (!arrival) redirect('/sign-in');
    const { identity, callbackUrl } = arrival;
    const { userAgent, replaces } = await ofThisBrowser();
    await afterSignIn(await signUpFromOutside({ identity, displayName, address, userAgent, replaces }));
    await forgetArrival();
    redirect(safeCallback(callbackUrl));
  },
});
