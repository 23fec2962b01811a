'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { changeAddress } from '@/lib/members/address/change-address';
import { addressChangeInput } from '@/lib/members/address/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

/** Names another address: it is theirs when they follow the link of the letter to it. */
export const renameAddress = defineAction({
  input: addressChangeInput.extend({ username: typedText(254, { units: 254 }).optional() }),
  run: async ({ input: { email, presentPassword }, viewer }): Promise<undefined> => {
    await changeAddress({ viewer: stillSignedIn(viewer), email, presentPassword });
    redirect('/account/security?saved=address#address');
  },
});
