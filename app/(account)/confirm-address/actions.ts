'use server';

import { redirect } from 'next/navigation';
import { confirmationInput } from '@/lib/members/address/schemas';
import { verifyAddress } from '@/lib/members/address/verify-address';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

/** Makes the address theirs who has the letter, and is signed in here or knows the password. */
export const confirm = defineAction({
  input: confirmationInput.extend({ username: typedText(254, { units: 254 }).optional() }),
  run: async ({ input: { token, password }, viewer, address }): Promise<undefined> => {
    await verifyAddress({ token, password, viewer, address });
    redirect('/confirm-address?done=1');
  },
});
