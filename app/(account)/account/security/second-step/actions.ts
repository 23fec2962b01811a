'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { beginTotp } from '@/lib/members/second-factor/begin-totp';
import { confirmTotp } from '@/lib/members/second-factor/confirm-totp';
import { removeTotp } from '@/lib/members/second-factor/remove-totp';
import { renewRecoveryCodes } from '@/lib/members/second-factor/renew-recovery-codes';
import { beginTotpInput, confirmTotpInput, secondStepProof } from '@/lib/members/second-factor/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

/** What goes with a password, for what keeps passwords. */
const username = typedText(254, { units: 254 }).optional();

/** Gives the member a secret for their app, which the page then shows. */
export const begin = defineAction({
  input: beginTotpInput.extend({ username, callbackUrl: returnPath.default('') }),
  run: async ({ input: { presentPassword, callbackUrl }, viewer }): Promise<undefined> => {
    await beginTotp({ viewer: stillSignedIn(viewer), presentPassword });
    redirect(withQuery('/account/security/second-step', { callbackUrl: safeCallback(callbackUrl, '') }));
  },
});

/** Turns the second step on with a first code; the recovery codes are shown in the answer, and nowhere else. */
export const confirm = defineAction({
  input: confirmTotpInput,
  run: ({ input, viewer }) => confirmTotp({ viewer: stillSignedIn(viewer), ...input }),
});

/** New recovery codes, shown in the answer. */
export const renew = defineAction({
  input: secondStepProof.extend({ username }),
  run: ({ input: { presentPassword, code }, viewer }) =>
    renewRecoveryCodes({ viewer: stillSignedIn(viewer), presentPassword, code }),
});

/** Takes the second step away. */
export const remove = defineAction({
  input: secondStepProof.extend({ username }),
  run: async ({ input: { presentPassword, code }, viewer }): Promise<undefined> => {
    await removeTotp({ viewer: stillSignedIn(viewer), presentPassword, code });
    redirect('/account/security?saved=no-second-step#second-step');
  },
});
