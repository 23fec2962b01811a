'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { connectInput } from '@/lib/articles/ghost/schemas';
import { translator } from '@/lib/language/translator';
import { connectGhost } from '@/lib/moderation/connect-ghost';
import { defineAction } from '@/lib/web/http/define-action';

/** Connects this site with Ghost by a key of Ghost's, which is kept nowhere. */
export const connect = defineAction({
  input: connectInput,
  flaw: (locale, { path }) =>
    path[0] === 'secretKey' ? translator(locale, 'ghost.form')('noKey') : undefined,
  run: async ({ input: { secretKey: key }, viewer }): Promise<undefined> => {
    await connectGhost({ viewer: stillSignedIn(viewer), key });
    redirect('/admin/ghost?done=connected');
  },
});
