'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { nudgesAbout } from '@/app/_frame/nudges-about';
import type { NudgeView } from '@/app/_ui/writing/nudge';
import { editComment } from '@/lib/comments/edit-comment';
import { previewComment } from '@/lib/comments/preview-comment';
import { saveEditDraft } from '@/lib/comments/drafts/save-edit-draft';
import { savedTime, sentDraft, type DraftKept } from '@/lib/comments/drafts/schemas';
import { bodyInput, editInput } from '@/lib/comments/schemas';
import { withdrawComment } from '@/lib/comments/withdraw-comment';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { appealInput } from '@/lib/moderation/appeals/schemas';
import { defineAction, defineCall } from '@/lib/web/define-action';

type Edited = { previewHtml?: string; nudge?: NudgeView[] };

/** Sends a new text of a comment of the viewer's, having said once what may be wrong with it; or shows how it would look. */
export const revise = defineAction({
  input: editInput.extend({
    id: z.uuid(),
    revision: z.coerce.number().int().min(1),
    intent: z.enum(['send', 'preview']).default('send'),
    nudged: z.literal('1').optional(),
    basedOn: sentDraft,
  }),
  run: async ({ input: { intent, nudged, basedOn, ...edit }, viewer }): Promise<Edited> => {
    if (intent === 'preview') return { previewHtml: previewComment(edit).html };
    const author = stillSignedIn(viewer);
    const nudge = nudged ? [] : await nudgesAbout(edit.body);
    if (nudge.length > 0) return { nudge };
    await editComment({ viewer: author, ...edit, draftedAt: basedOn });
    redirect(`/my-comments?${new URLSearchParams({ revised: edit.id })}`);
  },
});

const editDraft = z.object({
  id: z.uuid(),
  body: bodyInput,
  basedOn: savedTime.nullable(),
});

/** Keeps the new text of a comment of the viewer's while they type it; null where that could not be. */
export const keepEdit = defineCall({
  input: editDraft,
  run: ({ input: { id, ...draft }, viewer }): Promise<DraftKept> =>
    saveEditDraft({ viewer, commentId: id, ...draft }),
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
