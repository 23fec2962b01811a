'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { appealInput } from '@/lib/moderation/appeals/schemas';
import { defineAction } from '@/lib/web/http/define-action';
import { decisionHref } from './_parts/decision-href';

/** Asks for a second decision: about a comment of the viewer's, or about a sanction on them. */
export const appeal = defineAction({
  frame: true,
  input: appealInput.extend({ about: z.enum(['comment', 'sanction']).default('comment'), id: z.uuid() }),
  once: 'appeal',
  run: async ({ input: { about, id, text }, viewer }): Promise<undefined> => {
    const what = about === 'sanction' ? { sanctionId: id } : { commentId: id };
    await fileAppeal({ viewer: stillSignedIn(viewer), text, ...what });
    redirect(`${decisionHref(about, id)}?appealed=1`);
  },
});
