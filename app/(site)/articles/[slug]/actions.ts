'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { nudgesAbout } from '@/app/_frame/nudges-about';
import { articlePath } from '@/app/_ui/article-path';
import type { WritingResult } from '@/app/_ui/writing/writing-form';
import { withQuery } from '@/app/_ui/with-query';
import { holdDraft } from '@/lib/comments/drafts/hold-draft';
import { sentDraft } from '@/lib/comments/drafts/schemas';
import { previewComment } from '@/lib/comments/submission/prepare-submission';
import { bodyInput } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { slugParams } from '@/lib/web/api/params';
import { defineAction } from '@/lib/web/http/define-action';
import { setDraftCookie } from '@/lib/web/session/draft-cookie';

const place = z.object({ articleSlug: slugParams.shape.slug, parentId: z.uuid().optional() });

/**
 * Posts a comment, or shows how it would look. What may be wrong with it is said once before it is posted. Whoever is no longer
 * signed in is asked to, and finds the text again where they wrote it.
 */
export const postComment = defineAction({
  input: place.extend({
    body: bodyInput,
    intent: z.enum(['send', 'preview']).default('send'),
    nudged: z.literal('1').optional(),
    basedOn: sentDraft,
  }),
  run: async ({
    input: { intent, nudged, basedOn, ...comment },
    viewer,
    address,
  }): Promise<WritingResult> => {
    const { articleSlug, parentId } = comment;
    // Also before a preview: without script, the page that would show it has no composer for them.
    if (!viewer) {
      const { claimToken } = await holdDraft({ ...comment, address });
      await setDraftCookie(claimToken);
      redirect(withQuery('/sign-in', { callbackUrl: composerOf(articleSlug, parentId) }));
    }
    if (intent === 'preview') return { previewHtml: previewComment(comment).html };
    const nudge = nudged ? [] : await nudgesAbout(comment.body);
    if (nudge.length > 0) return { nudge };
    const { status } = await submitComment({ viewer, ...comment, draftedAt: basedOn });
    // What it says next stands at the top of the section: the reviews, or that a moderator reads it first.
    redirect(`${articlePath(articleSlug)}#${status === 'AWAITING_REVIEWS' ? 'review' : 'comments'}`);
  },
});

/** A reply's is on the page of its own thread: a page of the article need not show what it answers. */
const composerOf = (slug: string, parentId: string | undefined) =>
  parentId
    ? `${articlePath(slug)}/comments/${parentId}?reply=${parentId}#reply`
    : `${articlePath(slug)}#write`;
