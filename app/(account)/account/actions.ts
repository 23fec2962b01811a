'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { statementInput } from '@/lib/members/expertise/schemas';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { showReviewed } from '@/lib/members/show-reviewed';
import { signOutEverywhere } from '@/lib/members/sign-out-everywhere';
import { changePassword } from '@/lib/members/password-reset/change-password';
import { passwordChangeInput } from '@/lib/members/password-reset/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { clearSessionCookie } from '@/lib/web/session/session-cookie';

/** Ends the viewer's sessions on every device, this one too. */
export const leaveEverywhere = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await signOutEverywhere({ viewer });
    await clearSessionCookie();
    redirect('/sign-in');
  },
});

/** Changes the member's password, and signs them out elsewhere. */
export const renewPassword = defineAction({
  input: passwordChangeInput.extend({ username: typedText(254, { units: 254 }).optional() }),
  run: async ({ input: { presentPassword, password }, viewer }): Promise<undefined> => {
    await changePassword({ viewer: stillSignedIn(viewer), presentPassword, password });
    redirect('/account?saved=password#password');
  },
});

/** Shows how many comments the member has reviewed on their page, or does not. */
export const changeReviewed = defineAction({
  input: z.object({ shown: z.enum(['true', 'false']) }),
  run: async ({ input: { shown }, viewer }): Promise<undefined> => {
    await showReviewed({ viewer: stillSignedIn(viewer), shown: shown === 'true' });
    redirect('/account#reviewed');
  },
});

/** More rows than any policy has. */
const ROWS = 10;

// The fields are called as errors name them, so that each error finds its row.
const rowFields = Object.entries(statementInput.shape).flatMap(([part, text]) =>
  Array.from({ length: ROWS }, (_, row) => [`items.${row}.${part}`, text.optional()] as const),
);
const rows = z.strictObject(Object.fromEntries(rowFields)).transform((fields) =>
  Array.from({ length: ROWS }, (_, row) => ({
    field: fields[`items.${row}.field`] ?? '',
    line: fields[`items.${row}.line`] ?? '',
  })),
);

/** Keeps what the member says they know. */
export const saveExpertise = defineAction({
  input: rows,
  run: async ({ input: items, viewer }): Promise<undefined> => {
    await stateExpertise({ viewer: stillSignedIn(viewer), items });
    redirect('/account?saved=knows#knows');
  },
});
