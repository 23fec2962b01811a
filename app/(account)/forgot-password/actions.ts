'use server';

import { requestReset } from '@/lib/members/password-reset/request-reset';
import { resetRequestInput } from '@/lib/members/password-reset/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Has a letter sent with which a new password can be chosen. What is answered is the same for every address. */
export const sendReset = defineAction({
  input: resetRequestInput,
  run: async ({ input, address }): Promise<undefined> => {
    await requestReset({ ...input, address });
  },
});
