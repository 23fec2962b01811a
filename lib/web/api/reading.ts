import { listSaved } from '@/lib/comments/bookmarks/list-saved';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { bookmarksQuery, bookmarksView } from '@/lib/comments/bookmarks/schemas';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { listFollowing } from '@/lib/comments/follows/list-following';
import { followingQuery, followingView } from '@/lib/comments/follows/schemas';
import { listMuted } from '@/lib/members/mutes/list-muted';
import { setMute } from '@/lib/members/mutes/set-mute';
import { mutedQuery, mutedView } from '@/lib/members/mutes/schemas';
import { idParams, slugParams } from './params';
import { call } from './call';

/** What readers keep for themselves. */
export const reading = {
  saveComment: call(
    {
      method: 'PUT',
      path: '/comments/{id}/bookmark',
      summary: 'Save a comment for yourself',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'It is among those that you have saved. Nobody else sees it.' } },
      errors: [429],
    },
    async ({ viewer, params }) => {
      await setBookmark({ viewer, commentId: params.id, on: true });
      return {};
    },
  ),

  forgetSaved: call(
    {
      method: 'DELETE',
      path: '/comments/{id}/bookmark',
      summary: 'Take a comment out of those that you have saved',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'It is not among them.' } },
      errors: [429],
    },
    async ({ viewer, params }) => {
      await setBookmark({ viewer, commentId: params.id, on: false });
      return {};
    },
  ),

  listSaved: call(
    {
      method: 'GET',
      path: '/me/bookmarks',
      summary: 'List the comments that you have saved',
      auth: 'required',
      query: bookmarksQuery,
      responses: {
        200: {
          description: 'A page of them, the last saved first; one that is gone is an empty place.',
          schema: bookmarksView,
        },
      },
    },
    async ({ viewer, query }) => ({
      body: await listSaved({ viewer, ...query }),
    }),
  ),

  followArticle: call(
    {
      method: 'PUT',
      path: '/articles/{slug}/follow',
      summary: 'Follow the discussion under an article',
      auth: 'required',
      frame: true,
      params: slugParams,
      responses: { 204: { description: 'You are told of what is posted there.' } },
      errors: [422, 429],
    },
    async ({ viewer, params }) => {
      await setFollow({ viewer, articleSlug: params.slug, on: true });
      return {};
    },
  ),

  unfollowArticle: call(
    {
      method: 'DELETE',
      path: '/articles/{slug}/follow',
      summary: 'Stop following the discussion under an article',
      auth: 'required',
      frame: true,
      params: slugParams,
      responses: { 204: { description: 'You are told of it no longer.' } },
      errors: [429],
    },
    async ({ viewer, params }) => {
      await setFollow({ viewer, articleSlug: params.slug, on: false });
      return {};
    },
  ),

  followThread: call(
    {
      method: 'PUT',
      path: '/comments/{id}/follow',
      summary: 'Follow the thread that a comment stands in',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'You are told of replies in it.' } },
      errors: [422, 429],
    },
    async ({ viewer, params }) => {
      await setFollow({ viewer, commentId: params.id, on: true });
      return {};
    },
  ),

  unfollowThread: call(
    {
      method: 'DELETE',
      path: '/comments/{id}/follow',
      summary: 'Stop following the thread that a comment stands in',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'You are told of it no longer.' } },
      errors: [429],
    },
    async ({ viewer, params }) => {
      await setFollow({ viewer, commentId: params.id, on: false });
      return {};
    },
  ),

  listFollowing: call(
    {
      method: 'GET',
      path: '/me/following',
      summary: 'List what you follow',
      auth: 'required',
      query: followingQuery,
      responses: {
        200: {
          description: 'A page of threads and discussions, the last taken up first.',
          schema: followingView,
        },
      },
    },
    async ({ viewer, query }) => ({
      body: await listFollowing({ viewer, ...query }),
    }),
  ),

  muteMember: call(
    {
      method: 'PUT',
      path: '/members/{id}/mute',
      summary: 'Mute a member, for yourself',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'Their comments are folded for you. They do not learn of it.' } },
      errors: [422, 429],
    },
    async ({ viewer, params }) => {
      await setMute({ viewer, memberId: params.id, on: true });
      return {};
    },
  ),

  unmuteMember: call(
    {
      method: 'DELETE',
      path: '/members/{id}/mute',
      summary: 'Unmute a member',
      auth: 'required',
      frame: true,
      params: idParams,
      responses: { 204: { description: 'You see their comments again.' } },
      errors: [429],
    },
    async ({ viewer, params }) => {
      await setMute({ viewer, memberId: params.id, on: false });
      return {};
    },
  ),

  listMuted: call(
    {
      method: 'GET',
      path: '/me/muted',
      summary: 'List the members that you have muted',
      auth: 'required',
      query: mutedQuery,
      responses: { 200: { description: 'A page of them, the last muted first.', schema: mutedView } },
    },
    async ({ viewer, query }) => ({
      body: await listMuted({ viewer, ...query }),
    }),
  ),
};
