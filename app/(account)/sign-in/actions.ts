'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { inField, signature } from '@/lib/members/passkeys/schemas';
import { signInWithPasskey } from '@/lib/members/passkeys/sign-in-with-passkey';
import { signInInput } from '@/lib/members/schemas';
import { signIn } from '@/lib/members/sign-in';
import { workField } from '@/lib/members/sign-in-work/schemas';
import { afterSignIn, ofThisBrowser, wayOn } from '@/lib/web/session/after-sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath } from '@/lib/web/http/origin';

/** Signs in, and goes to the second step or back to where the person came from. */
export const enter = defineAction({
  input: signInInput.extend({ callbackUrl: returnPath.default('/'), work: workField }),
  run: async ({ input: { callbackUrl, work = '', ...input }, address }): Promise<undefined> => {
    const isIn = await afterSignIn(await signIn({ ...input, work, address, ...(await ofThisBrowser()) }));
    redirect(wayOn(isIn, callbackUrl));
  },
});

/** The same by a passkey. */
export const enterByPasskey = defineAction({
  input: z.strictObject({ credential: inField(signature), callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, credential }, address }): Promise<undefined> => {
    const isIn = await afterSignIn(
      await signInWithPasskey({ credential, address, ...(await ofThisBrowser()) }),
    );
    redirect(wayOn(isIn, callbackUrl));
  },
});
