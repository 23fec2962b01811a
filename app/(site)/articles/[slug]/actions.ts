'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { ComposerResult } from '@/app/_ui/thread/composer';
import { holdDraft } from '@/lib/comments/drafts/hold-draft';
import { saveDraft } from '@/lib/comments/drafts/save-draft';
import { previewComment } from '@/lib/comments/preview-comment';
import { bodyInput } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submit-comment';
import { defineAction } from '@/lib/web/define-action';
import { setDraftCookie } from '@/lib/web/draft-cookie';
import { currentViewer } from '@/lib/web/viewer';

const place = z.object({ articleSlug: z.string().max(200), parentId: z.uuid().optional() });
const draftInput = place.extend({ parentId: z.uuid().nullable(), body: bodyInput });

/**
 * Posts a comment, or shows how it would look. Whoever is no longer signed in is asked to, and finds the text again where
 * they wrote it.
 */
export const postComment = defineAction({
  input: place.extend({ body: bodyInput, intent: z.enum(['post', 'preview']).default('post') }),
  run: async ({ input: { intent, ...comment }, viewer, address }): Promise<ComposerResult> => {
    if (intent === 'preview') return { previewHtml: previewComment(comment).html };
    const { articleSlug, parentId } = comment;
    if (!viewer) {
      const { claimToken } = await holdDraft({ ...comment, address });
      await setDraftCookie(claimToken);
      redirect(`/sign-in?${new URLSearchParams({ callbackUrl: composerOf(articleSlug, parentId) })}`);
    }
    const { state } = await submitComment({ viewer, ...comment });
    // The address may be the same but for its end, and then the browser would keep the page that it has.
    refresh();
    // What it says next stands at the top of the section: the reviews, or that a moderator reads it first.
    redirect(`/articles/${articleSlug}#${state === 'AWAITING_REVIEWS' ? 'review' : 'comments'}`);
  },
});

/** Keeps what a member is typing. Nothing is said to whoever is not signed in: their browser keeps it. */
export async function keepDraft(draft: {
  articleSlug: string;
  parentId: string | null;
  body: string;
}): Promise<void> {
  const parsed = draftInput.safeParse(draft);
  const viewer = await currentViewer();
  if (parsed.success && viewer) await saveDraft({ viewer, ...parsed.data });
}

const composerOf = (slug: string, parentId: string | undefined) =>
  parentId ? `/articles/${slug}?reply=${parentId}#reply` : `/articles/${slug}#write`;
