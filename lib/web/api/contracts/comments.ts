import { z } from 'zod';
import {
  commentView,
  editInput,
  ownCommentsQuery,
  ownCommentView,
  repliesQuery,
  repliesView,
  submitInput,
  threadQuery,
  threadView,
} from '@/lib/comments/schemas';
import { appealInput, ownAppealView } from '@/lib/moderation/appeals/schemas';
import { ownReportView, reportInput } from '@/lib/moderation/reports/schemas';
import { ownCasesView } from '@/lib/moderation/statements/schemas';
import { contract } from '../contract';
import { idParams, slugParams } from './params';

export const readThreadContract = contract({
  method: 'GET',
  path: '/articles/{slug}/comments',
  summary: 'Read the comments of an article',
  auth: 'none',
  params: slugParams,
  query: threadQuery,
  responses: {
    200: {
      description:
        'A page of what is published: the top level, each with its first replies. A cursor belongs to the order of its page.',
      schema: threadView,
    },
  },
});

export const submitCommentContract = contract({
  method: 'POST',
  path: '/articles/{slug}/comments',
  summary: 'Submit a comment or a reply',
  auth: 'required',
  params: slugParams,
  body: submitInput,
  idempotent: true,
  responses: {
    201: {
      description: 'The comment. It waits for its author’s reviews; see `reviews`.',
      schema: ownCommentView,
      headers: { Location: 'Where the comment can be read.' },
    },
  },
  errors: [403, 422, 429],
});

export const readCommentContract = contract({
  method: 'GET',
  path: '/comments/{id}',
  summary: 'Read a comment',
  auth: 'optional',
  params: idParams,
  responses: {
    200: {
      description: 'The comment as readers see it; to its author, as it really stands.',
      schema: z.union([ownCommentView, commentView]),
    },
  },
});

export const readRepliesContract = contract({
  method: 'GET',
  path: '/comments/{id}/replies',
  summary: 'Read the replies to a comment',
  auth: 'none',
  params: idParams,
  query: repliesQuery,
  responses: { 200: { description: 'A page of the direct replies, oldest first.', schema: repliesView } },
});

export const editCommentContract = contract({
  method: 'PATCH',
  path: '/comments/{id}',
  summary: 'Change a comment of yours, or revise and resubmit it',
  auth: 'required',
  params: idParams,
  body: editInput,
  responses: {
    200: {
      description:
        'The comment, with its new revision. A new text of a published comment is reviewed like a new comment, and the accepted one stays up until then. A correction of spelling, punctuation or spacing within `threads.editMinutes` of the publication is posted at once: the same words in the same order, and none of them a number, negation, name or short word that changes. Send `expects` to be sure which of the two it is: where the other would come of it, nothing is sent, and the answer is 409 `other-outcome` with the `outcome`.',
      schema: ownCommentView,
    },
  },
  errors: [403, 409, 422],
});

export const withdrawCommentContract = contract({
  method: 'DELETE',
  path: '/comments/{id}',
  summary: 'Withdraw a comment of yours',
  auth: 'required',
  params: idParams,
  responses: { 204: { description: 'It is withdrawn.' } },
  errors: [409],
});

export const listOwnCommentsContract = contract({
  method: 'GET',
  path: '/me/comments',
  summary: 'List your comments in every state',
  auth: 'required',
  query: ownCommentsQuery,
  responses: {
    200: {
      description:
        'A page of your comments, newest first, each with the reasons of the decision against it if there is one.',
      schema: ownCasesView,
    },
  },
});

export const fileAppealContract = contract({
  method: 'POST',
  path: '/comments/{id}/appeals',
  summary: 'Appeal against the decision that a comment of yours stands under',
  auth: 'required',
  params: idParams,
  body: appealInput,
  idempotent: true,
  responses: { 201: { description: 'The appeal. Another moderator decides it.', schema: ownAppealView } },
  errors: [409, 422, 429],
});

export const reportCommentContract = contract({
  method: 'POST',
  path: '/comments/{id}/reports',
  summary: 'Report a comment to the moderators',
  auth: 'required',
  params: idParams,
  body: reportInput,
  idempotent: true,
  responses: { 201: { description: 'Your report; the same on a repeat.', schema: ownReportView } },
  errors: [403, 429],
});
