'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { proveWithPasskey } from '@/lib/members/passkeys/prove-with-passkey';
import { inField, signature } from '@/lib/members/passkeys/schemas';
import { proveIdentity } from '@/lib/members/proof/prove-identity';
import { proofInput } from '@/lib/members/proof/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

/** Takes the password as proof, and goes on to where the person wanted to. */
export const prove = defineAction({
  input: proofInput.extend({
    next: returnPath.default(''),
    username: typedText(254, { units: 254 }).optional(),
  }),
  run: async ({ input: { password, next }, viewer }): Promise<undefined> => {
    await proveIdentity({ viewer: stillSignedIn(viewer), password });
    redirect(withQuery('/prove', { after: 'proof', next: safeCallback(next, '') }));
  },
});

/** Takes what a passkey has signed as proof. */
export const proveByPasskey = defineAction({
  input: z.strictObject({ credential: inField(signature), next: returnPath.default('') }),
  run: async ({ input: { credential, next }, viewer, address }): Promise<undefined> => {
    await proveWithPasskey({ viewer: stillSignedIn(viewer), credential, address });
    redirect(withQuery('/prove', { after: 'proof', next: safeCallback(next, '') }));
  },
});
