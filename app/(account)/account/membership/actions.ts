'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { beginCheckout } from '@/lib/members/stripe/begin-checkout';
import { checkoutInput } from '@/lib/members/stripe/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Has the member pay for a plan. The page in between leads to Stripe: a form may not lead there itself. */
export const pay = defineAction({
  input: checkoutInput,
  run: async ({ input: { plan }, viewer }): Promise<undefined> => {
    await beginCheckout({ viewer: stillSignedIn(viewer), plan });
    redirect(withQuery('/account/membership/checkout', { plan }));
  },
});
