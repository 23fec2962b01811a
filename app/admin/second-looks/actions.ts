'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { takeSecondLook } from '@/lib/peer-review/blind-audits/take-second-look';
import { defineAction } from '@/lib/web/http/define-action';

const form = z.strictObject({
  commentId: z.uuid(),
  revision: z.coerce.number().int().min(1),
  acceptable: z.enum(['yes', 'no']),
});

/** Notes what a second moderator says of a text, and shows the page again, which says so. */
export const answer = defineAction({
  input: form,
  run: async ({ input: { commentId, revision, acceptable }, viewer }): Promise<undefined> => {
    await takeSecondLook({ viewer, commentId, revision, acceptable: acceptable === 'yes' });
    redirect('/admin/second-looks?done=noted');
  },
});
