'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { nudgesAbout } from '@/app/_frame/nudges-about';
import { articlePath, composerPath } from '@/app/_ui/article-path';
import type { WritingResult } from '@/app/_ui/writing/writing-form';
import { withQuery } from '@/app/_ui/with-query';
import { holdDraft } from '@/lib/comments/drafts/hold-draft';
import { saveDraft } from '@/lib/comments/drafts/save-draft';
import { sentDraft } from '@/lib/comments/drafts/schemas';
import { previewComment } from '@/lib/comments/submission/prepare-submission';
import { bodyInput } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { statementInput } from '@/lib/members/expertise/schemas';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { may } from '@/lib/members/permissions';
import { endWelcome } from '@/lib/members/welcome';
import { slugParams } from '@/lib/web/api/params';
import { unauthenticated } from '@/lib/platform/errors';
import { isFramed } from '@/lib/web/embed/is-framed';
import { defineAction } from '@/lib/web/http/define-action';
import { setDraftCookie } from '@/lib/web/session/draft-cookie';

const place = z.object({ articleSlug: slugParams.shape.slug, parentId: z.uuid().optional() });

/**
 * Posts a comment, or shows how it would look. What may be wrong with it is said once before it is posted. Whoever is no longer
 * signed in is asked to, and finds the text again where they wrote it.
 */
export const postComment = defineAction({
  frame: true,
  input: place.extend({
    body: bodyInput,
    intent: z.enum(['send', 'preview']).default('send'),
    nudged: z.literal('1').optional(),
    basedOn: sentDraft,
  }),
  once: 'comment',
  isFinal: () => false,
  run: async ({
    input: { intent, nudged, basedOn, ...comment },
    viewer,
    address,
    resourceId,
  }): Promise<WritingResult> => {
    const { articleSlug, parentId } = comment;
    // Also before a preview: without script, the page that would show it has no composer for them.
    if (!viewer) {
      // No cookie of ours would keep it in a frame: what was typed stays where it is.
      if (await isFramed()) throw unauthenticated('form');
      const { claimToken } = await holdDraft({ ...comment, basedOn, address });
      await setDraftCookie(claimToken);
      redirect(withQuery('/sign-in', { callbackUrl: composerPath(articleSlug, parentId), kept: '1' }));
    }
    if (intent === 'preview') return { previewHtml: previewComment(comment).html };
    // Whoever may not have it sent yet finds it again where they wrote it, on every device.
    if (!may(viewer, 'comment.write') && may(viewer, 'comment.draft'))
      await saveDraft({ viewer, ...comment, basedOn: basedOn ?? null });
    const nudge = nudged ? [] : await nudgesAbout(comment.body);
    if (nudge.length > 0) return { nudge };
    await submitComment({ viewer, id: resourceId, ...comment, address, draftedAt: basedOn });
    // Whoever has written knows how it works.
    await endWelcome({ viewer });
    // That we have it, and what is next.
    redirect(`${articlePath(articleSlug)}#receipt`);
  },
});

/**
 * Ends a member's welcome: keeps what they say they know, if they say so, and leads to where they write; or, skipped, to the comments.
 */
export const welcome = defineAction({
  frame: true,
  input: place.pick({ articleSlug: true }).extend({
    intent: z.enum(['begin', 'skip']),
    'items.0.field': statementInput.shape.field.default(''),
    'items.0.line': statementInput.shape.line.default(''),
  }),
  run: async ({
    input: { articleSlug, intent, 'items.0.field': field, 'items.0.line': line },
    viewer,
  }): Promise<undefined> => {
    const member = stillSignedIn(viewer);
    const skipped = intent === 'skip';
    if (!skipped && (field || line)) await stateExpertise({ viewer: member, items: [{ field, line }] });
    await endWelcome({ viewer: member });
    redirect(`${articlePath(articleSlug)}#${skipped ? 'comments-title' : 'write'}`);
  },
});
