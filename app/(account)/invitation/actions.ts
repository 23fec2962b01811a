'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/members/invitations/accept-invitation';
import { acceptInput } from '@/lib/members/invitations/schemas';
import { signIn } from '@/lib/members/sign-in';
import { defineAction } from '@/lib/web/http/define-action';
import { afterSignIn, ofThisBrowser } from '@/lib/web/session/after-sign-in';

/** Makes whoever has the letter a member, signs them in, and shows them the desk, or, without an office, the site. */
export const accept = defineAction({
  input: acceptInput,
  run: async ({ input, address }): Promise<undefined> => {
    const { email, role } = await acceptInvitation({ ...input, address });
    const { password } = input;
    await afterSignIn(await signIn({ email, password, address, ...(await ofThisBrowser()) }));
    redirect(role === 'MEMBER' ? '/' : '/admin');
  },
});
