'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { FOLLOW_ID, reactionsId, readerVerbs, type ReaderVerb } from '@/app/_ui/thread/reader-acts';
import { withQuery } from '@/app/_ui/with-query';
import { forgetSaved } from '@/lib/comments/bookmarks/forget-saved';
import { saveComment } from '@/lib/comments/bookmarks/save-comment';
import { followArticle } from '@/lib/comments/follows/follow-article';
import { followThread } from '@/lib/comments/follows/follow-thread';
import { unfollowArticle } from '@/lib/comments/follows/unfollow-article';
import { unfollowThread } from '@/lib/comments/follows/unfollow-thread';
import { react } from '@/lib/comments/reactions/react';
import type { ReactionsView } from '@/lib/comments/reactions/schemas';
import { takeBackReaction } from '@/lib/comments/reactions/take-back-reaction';
import { muteMember } from '@/lib/members/mutes/mute-member';
import { unmuteMember } from '@/lib/members/mutes/unmute-member';
import type { Viewer } from '@/lib/members/viewer';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/define-action';
import { returnPath, safeCallback } from '@/lib/web/origin';

type Act = {
  run: (viewer: Viewer, upon: string, more: string) => Promise<ReactionsView | void>;
  /** The place of the page that the reader comes back to. */
  place: (upon: string, more: string) => string;
};

const commentPlace = (id: string) => `comment-${id}`;

const acts: Record<ReaderVerb, Act> = {
  react: {
    run: (viewer, commentId, kind) => react({ viewer, commentId, kind }),
    place: reactionsId,
  },
  'take-back': {
    run: (viewer, commentId, kind) => takeBackReaction({ viewer, commentId, kind }),
    place: reactionsId,
  },
  save: { run: (viewer, commentId) => saveComment({ viewer, commentId }), place: commentPlace },
  forget: { run: (viewer, commentId) => forgetSaved({ viewer, commentId }), place: commentPlace },
  follow: { run: (viewer, commentId) => followThread({ viewer, commentId }), place: commentPlace },
  unfollow: { run: (viewer, commentId) => unfollowThread({ viewer, commentId }), place: commentPlace },
  'follow-article': {
    run: (viewer, articleSlug) => followArticle({ viewer, articleSlug }),
    place: () => FOLLOW_ID,
  },
  'unfollow-article': {
    run: (viewer, articleSlug) => unfollowArticle({ viewer, articleSlug }),
    place: () => FOLLOW_ID,
  },
  mute: {
    run: (viewer, memberId) => muteMember({ viewer, memberId }),
    place: (_, commentId) => commentPlace(commentId),
  },
  unmute: {
    run: (viewer, memberId) => unmuteMember({ viewer, memberId }),
    place: (_, commentId) => commentPlace(commentId),
  },
};

const actInput = typedText(300, { units: 300 })
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.enum(readerVerbs), z.string()]).rest(z.string()));

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
