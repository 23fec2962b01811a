'use server';

import { redirect } from 'next/navigation';
import { resetPassword } from '@/lib/members/password-reset/reset-password';
import { resetInput } from '@/lib/members/password-reset/schemas';
import { defineAction } from '@/lib/web/http/define-action';
import { setDeviceCookie } from '@/lib/web/session/device-cookie';

/** Gives the account its new password. Whoever did it signs in with it, on every device. */
export const chooseNew = defineAction({
  input: resetInput,
  run: async ({ input, address }): Promise<undefined> => {
    const { device } = await resetPassword({ ...input, address });
    await setDeviceCookie(device);
    redirect('/sign-in?after=reset');
  },
});
