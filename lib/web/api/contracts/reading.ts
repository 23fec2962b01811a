import { bookmarksQuery, bookmarksView } from '@/lib/comments/bookmarks/schemas';
import { followingQuery, followingView } from '@/lib/comments/follows/schemas';
import { reactionKind, reactionsView } from '@/lib/comments/reactions/schemas';
import { mutedQuery, mutedView } from '@/lib/members/mutes/schemas';
import { contract } from '../contract';
import { idParams, slugParams } from './params';

const reactionParams = idParams.extend({ kind: reactionKind });

export const reactContract = contract({
  method: 'PUT',
  path: '/comments/{id}/reactions/{kind}',
  summary: 'Give a reaction to a comment of somebody else',
  auth: 'required',
  params: reactionParams,
  responses: {
    200: {
      description: 'How its reactions stand, and which of them are yours; the same on a repeat.',
      schema: reactionsView,
    },
  },
  errors: [403, 422, 429],
});

export const takeBackReactionContract = contract({
  method: 'DELETE',
  path: '/comments/{id}/reactions/{kind}',
  summary: 'Take a reaction of yours back',
  auth: 'required',
  params: reactionParams,
  responses: {
    200: {
      description: 'How its reactions stand, and which of them are yours; the same on a repeat.',
      schema: reactionsView,
    },
  },
  errors: [429],
});

export const saveCommentContract = contract({
  method: 'PUT',
  path: '/comments/{id}/bookmark',
  summary: 'Save a comment for yourself',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'It is among those that you have saved. Nobody else sees it.' } },
  errors: [429],
});

export const forgetSavedContract = contract({
  method: 'DELETE',
  path: '/comments/{id}/bookmark',
  summary: 'Take a comment out of those that you have saved',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'It is not among them.' } },
  errors: [429],
});

export const listSavedContract = contract({
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
});

export const followArticleContract = contract({
  method: 'PUT',
  path: '/articles/{slug}/follow',
  summary: 'Follow the discussion under an article',
  auth: 'required',
  params: slugParams,
  responses: { 204: { description: 'You are told of what is posted there.' } },
  errors: [422, 429],
});

export const unfollowArticleContract = contract({
  method: 'DELETE',
  path: '/articles/{slug}/follow',
  summary: 'Stop following the discussion under an article',
  auth: 'required',
  params: slugParams,
  responses: { 204: { description: 'You are told of it no longer.' } },
  errors: [429],
});

export const followThreadContract = contract({
  method: 'PUT',
  path: '/comments/{id}/follow',
  summary: 'Follow the thread that a comment stands in',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'You are told of replies in it.' } },
  errors: [422, 429],
});

export const unfollowThreadContract = contract({
  method: 'DELETE',
  path: '/comments/{id}/follow',
  summary: 'Stop following the thread that a comment stands in',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'You are told of it no longer.' } },
  errors: [429],
});

export const listFollowingContract = contract({
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
});

export const muteMemberContract = contract({
  method: 'PUT',
  path: '/members/{id}/mute',
  summary: 'Mute a member, for yourself',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'Their comments are folded for you. They do not learn of it.' } },
  errors: [422, 429],
});

export const unmuteMemberContract = contract({
  method: 'DELETE',
  path: '/members/{id}/mute',
  summary: 'Unmute a member',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'You see their comments again.' } },
  errors: [429],
});

export const listMutedContract = contract({
  method: 'GET',
  path: '/me/muted',
  summary: 'List the members that you have muted',
  auth: 'required',
  query: mutedQuery,
  responses: { 200: { description: 'A page of them, the last muted first.', schema: mutedView } },
});
