'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { inField, signature } from '@/lib/members/passkeys/schemas';
import { signInWithPasskey } from '@/lib/members/passkeys/sign-in-with-passkey';
import { signInInput } from '@/lib/members/schemas';
import { signIn } from '@/lib/members/sign-in';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

/**
 * Signs in and goes back to where the person came from, as after signing up by way of this page: it lets through who is signed in,
 * and says to others what to do.
 */
export const enter = defineAction({
  input: signInInput.extend({ callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, ...input }, address }): Promise<undefined> => {
    await afterSignIn(await signIn({ ...input, address, ...(await ofThisBrowser()) }));
    goBack(callbackUrl);
  },
});

/** The same by a passkey. */
export const enterByPasskey = defineAction({
  input: z.strictObject({ credential: inField(signature), callbackUrl: returnPath.default('/') }),
  run: async ({ input: { callbackUrl, credential }, address }): Promise<undefined> => {
    await afterSignIn(await signInWithPasskey({ credential, address, ...(await ofThisBrowser()) }));
    goBack(callbackUrl);
  },
});

function goBack(callbackUrl: string): never {
  const back = new URLSearchParams({ after: 'join', callbackUrl: safeCallback(callbackUrl) });
  redirect(`/sign-in?${back}`);
}
