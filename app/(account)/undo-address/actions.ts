'use server';

import { redirect } from 'next/navigation';
import { linkInput } from '@/lib/members/address/schemas';
import { undoChange } from '@/lib/members/address/undo-change';
import { defineAction } from '@/lib/web/http/define-action';

/** Gives the account its address back, for who reads the mail to it. */
export const takeBack = defineAction({
  input: linkInput,
  run: async ({ input, address }): Promise<undefined> => {
    await undoChange({ ...input, address });
    redirect('/undo-address?done=1');
  },
});
