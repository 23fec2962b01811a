'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { nudgesAbout } from '@/app/_frame/nudges-about';
import type { NudgeView } from '@/app/_ui/writing/nudge';
import { withQuery } from '@/app/_ui/with-query';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { predictEdit } from '@/lib/comments/editing/judge-edit';
import { previewComment } from '@/lib/comments/submission/prepare-submission';
import { sentDraft } from '@/lib/comments/drafts/schemas';
import { editInput, type EditOutcome } from '@/lib/comments/schemas';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { undoWithdrawal } from '@/lib/comments/own/undo-withdrawal';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { defineAction } from '@/lib/web/http/define-action';

type Edited = { previewHtml?: string; nudge?: NudgeView[]; outcome?: EditOutcome | null };

/**
 * Sends a new text of a comment of the viewer's, having said what will come of it and, once, what may be wrong with it; or shows how it
 * would look.
 */
export const revise = defineAction({
  frame: true,
  input: editInput.extend({
    id: z.uuid(),
    revision: z.coerce.number().int().min(1),
    intent: z.enum(['send', 'preview']).default('send'),
    nudged: z.literal('1').optional(),
    basedOn: sentDraft,
  }),
  once: 'edit',
  isFinal: () => false,
  run: async ({ input: { intent, nudged, basedOn, ...edit }, viewer, address }): Promise<Edited> => {
    if (intent === 'preview') {
      const outcome = viewer && (await predictEdit({ viewer, ...edit }));
      return { previewHtml: previewComment(edit).html, outcome };
    }
    const author = stillSignedIn(viewer);
    const nudge = nudged ? [] : await nudgesAbout(edit.body);
    const outcome = edit.expects ? null : await predictEdit({ viewer: author, ...edit });
    if (nudge.length > 0 || outcome) return { nudge: nudge.length > 0 ? nudge : undefined, outcome };
    await editComment({ viewer: author, ...edit, address, draftedAt: basedOn });
    redirect(withQuery('/my-comments', { revised: edit.id }));
  },
});

/** Takes a comment of the viewer's back. */
export const takeBack = defineAction({
  frame: true,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await withdrawComment({ viewer, id });
    redirect(withQuery('/my-comments', { withdrawn: id }));
  },
});

/** Puts a comment of the viewer's back that they took back a moment ago. */
export const putBack = defineAction({
  frame: true,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await undoWithdrawal({ viewer, id });
    redirect(withQuery('/my-comments', { back: id }));
  },
});

/** Has a moderator give a second opinion on a comment of the viewer's that peers object to. */
export const referToModerator = defineAction({
  frame: true,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await askModerator({ viewer, id });
    redirect(withQuery('/my-comments', { asked: id }));
  },
});
