'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { translator } from '@/lib/language/translator';
import { endKey } from '@/lib/members/api-keys/end-key';
import { makeKey } from '@/lib/members/api-keys/make-key';
import { rotateKey } from '@/lib/members/api-keys/rotate-key';
import { endKeyInput, makeKeyInput, rotateKeyInput } from '@/lib/members/api-keys/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Makes a key; its secret is shown in the answer, and nowhere else. */
export const make = defineAction({
  once: 'key',
  shownOnce: true,
  input: makeKeyInput,
  flaw: (locale, { path }) =>
    path[0] === 'scopes' ? translator(locale, 'keys.form')('scopesNone') : undefined,
  run: ({ input, viewer }) => makeKey({ viewer: stillSignedIn(viewer), ...input }),
});

/** Gives a key another secret, which is shown in the answer, and nowhere else. */
export const rotate = defineAction({
  once: 'key-secret',
  shownOnce: true,
  input: rotateKeyInput,
  run: ({ input, viewer }) => rotateKey({ viewer: stillSignedIn(viewer), ...input }),
});

/** Ends a key at once. */
export const end = defineAction({
  input: endKeyInput,
  run: async ({ input, viewer }): Promise<undefined> => {
    await endKey({ viewer: stillSignedIn(viewer), ...input });
    redirect('/admin/keys?done=ended');
  },
});
