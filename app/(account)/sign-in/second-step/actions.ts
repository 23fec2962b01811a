'use server';

import { redirect } from 'next/navigation';
import { withQuery } from '@/app/_ui/with-query';
import { finishSignIn } from '@/lib/members/second-factor/finish-sign-in';
import { secondStepInput } from '@/lib/members/second-factor/schemas';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';
import { signInUnderWay } from '@/lib/web/session/sign-in-under-way';

/** Takes the second step of a sign-in, and goes to where the person was on their way to. */
export const takeSecondStep = defineAction({
  input: secondStepInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { code, callbackUrl }, address }): Promise<undefined> => {
    const sessionToken = await signInUnderWay();
    const back = safeCallback(callbackUrl);
    if (!sessionToken) redirect(withQuery('/sign-in', { callbackUrl: back, over: 1 }));
    await afterSignIn(await finishSignIn({ sessionToken, code, address, ...(await ofThisBrowser()) }));
    redirect(back);
  },
});
