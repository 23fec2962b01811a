'use server';

import { redirect } from 'next/navigation';
import { linkInput } from '@/lib/members/address/schemas';
import { verifyAddress } from '@/lib/members/address/verify-address';
import { defineAction } from '@/lib/web/http/define-action';

/** Makes the address theirs who has the letter, whether they are signed in here or not. */
export const confirm = defineAction({
  input: linkInput,
  run: async ({ input, address }): Promise<undefined> => {
    await verifyAddress({ ...input, address });
    redirect('/confirm-address?done=1');
  },
});
