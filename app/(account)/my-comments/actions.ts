'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { editComment } from '@/lib/comments/edit-comment';
import { previewComment } from '@/lib/comments/preview-comment';
import { editInput } from '@/lib/comments/schemas';
import { withdrawComment } from '@/lib/comments/withdraw-comment';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { appealInput } from '@/lib/moderation/appeals/schemas';
import { defineAction } from '@/lib/web/define-action';

type Edited = { previewHtml: string };

/** Sends a new text of a comment of the viewer's, or shows how it would look. */
export const revise = defineAction({
  input: editInput.extend({
    id: z.uuid(),
    revision: z.coerce.number().int().min(1),
    intent: z.enum(['send', 'preview']).default('send'),
  }),
  run: async ({ input: { intent, ...edit }, viewer }): Promise<Edited> => {
    if (intent === 'preview') return { previewHtml: previewComment(edit).html };
    await editComment({ viewer: stillSignedIn(viewer), ...edit });
    redirect(`/my-comments?${new URLSearchParams({ revised: edit.id })}`);
  },
});

/** Takes a comment of the viewer's back. */
export const takeBack = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await withdrawComment({ viewer, id });
    redirect(`/my-comments?${new URLSearchParams({ withdrawn: id })}`);
  },
});

/** Asks for a second decision about a comment of the viewer's. */
export const appeal = defineAction({
  input: appealInput.extend({ id: z.uuid() }),
  run: async ({ input: { id, text }, viewer }): Promise<undefined> => {
    await fileAppeal({ viewer: stillSignedIn(viewer), commentId: id, text });
    redirect(`/my-comments/${id}/decision?appealed=1`);
  },
});
