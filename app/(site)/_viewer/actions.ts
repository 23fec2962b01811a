'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { FOLLOW_ID, reactionsId, viewerVerbs, type ViewerVerb } from '@/lib/web/own-page/act-schemas';
import { withQuery } from '@/app/_ui/with-query';
import { readArticle } from '@/lib/articles/read-article';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { isFollowingArticle } from '@/lib/comments/marks/is-following-article';
import { readOwnMarks } from '@/lib/comments/marks/read-own-marks';
import type { OwnMarks } from '@/lib/comments/marks/schemas';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { setMute } from '@/lib/members/mutes/set-mute';
import type { Viewer } from '@/lib/members/viewer';
import { isId } from '@/lib/platform/ids';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { IN_PLACE_HEADER } from '@/lib/web/http/internal-headers';
import { returnPath, safeCallback } from '@/lib/web/http/origin';

type Act = {
  run: (viewer: Viewer, upon: string, more: string) => Promise<unknown>;
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
  'toggle-reaction': turnAround(({ reactions }, kind) => reactions.includes(kind), reaction),
  'toggle-save': turnAround(({ saved }) => saved, bookmark),
  'toggle-follow': turnAround(({ followed }) => followed, followOfThread),
  'toggle-mute': turnAround(
    ({ muted }) => muted,
    mute,
    (_, commentId) => commentId,
  ),
  'toggle-follow-article': {
    ...followOfArticle(true),
    run: async (viewer, slug, more) => {
      const { id: articleId } = await readArticle({ slug });
      return followOfArticle(!(await isFollowingArticle({ viewer, articleId }))).run(viewer, slug, more);
    },
  },
};

/** On a page that is the same for all members a button cannot say which of the two it does: it is found out when it is pressed. */
function turnAround(
  isDone: (marks: OwnMarks, more: string) => boolean,
  act: (on: boolean) => Act,
  commentOf = (upon: string, _more: string) => upon,
): Act {
  return {
    place: act(true).place,
    run: async (viewer, upon, more) => {
      const commentId = commentOf(upon, more);
      const marks = await readOwnMarks({ viewer, ids: isId(commentId) ? [commentId] : [] });
      return act(!isDone(marks(commentId), more)).run(viewer, upon, more);
    },
  };
}

const actInput = typedText(300, { units: 300 })
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.enum(viewerVerbs), z.string()]).rest(z.string()));

/**
 * Does what a button of the page's form asks for. With script the page stays, and shows what changed; without, the reader comes
 * back to the place where they were: unless the form stays, to offer to undo it.
 */
export const actAsReader = defineAction({
  frame: true,
  input: z.strictObject({
    act: actInput,
    returnTo: returnPath.default('/'),
    stays: z.literal('1').optional(),
  }),
  run: async ({ input: { act, returnTo, stays }, viewer }): Promise<void> => {
    const [verb, upon, more = ''] = act;
    const { run, place } = acts[verb];
    const here = safeCallback(returnTo).split('#')[0];
    if (!viewer) redirect(withQuery('/sign-in', { callbackUrl: `${here}#${place(upon, more)}` }));
    await run(viewer, upon, more);
    if (!stays && !(await isSentByScript())) redirect(`${here}#${place(upon, more)}`);
  },
});

/** Its page then takes the place of the one that it was sent from. */
const isSentByScript = async () => (await headers()).has(IN_PLACE_HEADER);
