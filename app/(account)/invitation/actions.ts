'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/members/invitations/accept-invitation';
import { acceptInput } from '@/lib/members/invitations/schemas';
import { signIn } from '@/lib/members/sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';

/** Makes whoever has the letter a member with an office, signs them in, and shows them the desk. */
export const accept = defineAction({
  input: acceptInput,
  run: async ({ input, address }): Promise<undefined> => {
    const { email } = await acceptInvitation({ ...input, address });
    const { password } = input;
    await afterSignIn(await signIn({ email, password, address, ...(await ofThisBrowser()) }));
    redirect('/admin');
  },
});
