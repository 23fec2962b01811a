'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { FOLLOW_ID, reactionsId, viewerVerbs, type ViewerVerb } from '@/app/_ui/thread/viewer-actions';
import { withQuery } from '@/app/_ui/with-query';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { setFollow } from '@/lib/comments/follows/set-follow';
import type { ReactionsView } from '@/lib/comments/reactions/schemas';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { setMute } from '@/lib/members/mutes/set-mute';
import type { Viewer } from '@/lib/members/viewer';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

type Act = {
  run: (viewer: Viewer, upon: string, more: string) => Promise<ReactionsView | void>;
  /** The place of the page that the reader comes back to. */
  place: (upon: string, more: string) => string;
};

const reaction = (on: boolean): Act => ({
  run: (viewer, commentId, kind) => setReaction({ viewer, commentId, kind, on }),
  place: reactionsId,
});
const bookmark = (on: boolean): Act => ({
  run: (viewer, commentId) => setBookmark({ viewer, commentId, on }),
  place: commentPlace,
});
const followOfThread = (on: boolean): Act => ({
  run: (viewer, commentId) => setFollow({ viewer, commentId, on }),
  place: commentPlace,
});
const followOfArticle = (on: boolean): Act => ({
  run: (viewer, articleSlug) => setFollow({ viewer, articleSlug, on }),
  place: () => FOLLOW_ID,
});
const mute = (on: boolean): Act => ({
  run: (viewer, memberId) => setMute({ viewer, memberId, on }),
  place: (_, commentId) => commentPlace(commentId),
});
const commentPlace = (id: string) => `comment-${id}`;

const acts: Record<ViewerVerb, Act> = {
  react: reaction(true),
  'take-back': reaction(false),
  save: bookmark(true),
  forget: bookmark(false),
  follow: followOfThread(true),
  unfollow: followOfThread(false),
  'follow-article': followOfArticle(true),
  'unfollow-article': followOfArticle(false),
  mute: mute(true),
  unmute: mute(false),
};

const actInput = typedText(300, { units: 300 })
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.enum(viewerVerbs), z.string()]).rest(z.string()));

/**
 * Does what a button of the page's form asks for. With script the page stays, and shows what changed; without, the reader comes
 * back to the place where they were. A reaction is answered with how the comment's reactions stand.
 */
export const actAsReader = defineAction({
  input: z.strictObject({ act: actInput, returnTo: returnPath.default('/') }),
  run: async ({ input: { act, returnTo }, viewer }): Promise<ReactionsView | undefined> => {
    const [verb, upon, more = ''] = act;
    const { run, place } = acts[verb];
    const here = safeCallback(returnTo).split('#')[0];
    if (!viewer) redirect(withQuery('/sign-in', { callbackUrl: `${here}#${place(upon, more)}` }));
    const answer = await run(viewer, upon, more);
    if (!(await isSentByScript())) redirect(`${here}#${place(upon, more)}`);
    if (answer) return answer;
    refresh();
  },
});

/** Next's runtime names the action in a header; a plain form cannot. */
const isSentByScript = async () => (await headers()).has('next-action');
