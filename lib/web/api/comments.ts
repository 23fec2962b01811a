import { readArticle } from '@/lib/articles/read-article';
import { saveDraft, saveEditDraft } from '@/lib/comments/drafts/save-draft';
import { draftInput, draftKept, editDraftInput } from '@/lib/comments/drafts/schemas';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { predictEdit } from '@/lib/comments/editing/judge-edit';
import { discussionNews } from '@/lib/comments/news/schemas';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { reactionKind, reactionsView } from '@/lib/comments/reactions/schemas';
import { readComment } from '@/lib/comments/own/read-comment';
import { readReplies } from '@/lib/comments/thread/read-replies';
import { readThread } from '@/lib/comments/thread/read-thread';
import {
  commentView,
  editInput,
  editOutcomeView,
  editPreviewInput,
  ownCommentView,
  repliesQuery,
  repliesView,
  submitInput,
  threadQuery,
  threadView,
} from '@/lib/comments/schemas';
import { searchQuery, searchView } from '@/lib/comments/search/schemas';
import { searchComments } from '@/lib/comments/search/search-comments';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { undoWithdrawal } from '@/lib/comments/own/undo-withdrawal';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { appealInput, ownAppealView } from '@/lib/moderation/appeals/schemas';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { ownReportView, reportInput } from '@/lib/moderation/reports/schemas';
import { authorTags } from '@/lib/web/page-cache/author-tags';
import { z } from 'zod';
import { idParams, sinceQuery, slugParams } from './params';
import { call, contract, type Contract } from './call';

/** What comes of keeping a draft, of whichever text. */
const KEEPING = {
  responses: {
    200: {
      description: 'When it was kept; or, where another device has kept another text since, that one.',
      schema: draftKept,
    },
  },
  errors: [403, 422, 429],
} satisfies Pick<Contract, 'responses' | 'errors'>;

const reactionParams = idParams.extend({ kind: reactionKind });

/** What is written under articles, and what readers make of it. */
export const comments = {
  readThread: call(
    {
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
    },
    async ({ params: { slug }, query }) => {
      const { experienced, ...page } = query;
      const [article, thread] = await Promise.all([
        readArticle({ slug }),
        readThread({ articleSlug: slug, experienced: experienced !== undefined, ...page }),
      ]);
      return { body: thread, tags: [`article:${article.id}`, 'policy', ...authorTags(thread.items)] };
    },
  ),

  readComment: call(
    {
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
    },
    async ({ viewer, params }) => {
      const comment = await readComment({ viewer, id: params.id });
      if (viewer) return { body: comment };
      const article = await readArticle(comment.article);
      return { body: comment, tags: [`article:${article.id}`, ...authorTags([comment])] };
    },
  ),

  readReplies: call(
    {
      method: 'GET',
      path: '/comments/{id}/replies',
      summary: 'Read the replies to a comment',
      auth: 'none',
      params: idParams,
      query: repliesQuery,
      responses: { 200: { description: 'A page of the direct replies, oldest first.', schema: repliesView } },
    },
    async ({ params: { id }, query }) => {
      const { articleId, ...replies } = await readReplies({ commentId: id, ...query });
      return { body: replies, tags: [`article:${articleId}`, ...authorTags(replies.items)] };
    },
  ),

  searchComments: call(
    {
      method: 'GET',
      path: '/search',
      summary: 'Search the published comments',
      auth: 'optional',
      query: searchQuery,
      responses: {
        200: {
          description:
            'A page of what was found, the best match first. `excerpt` is plain text in pieces: escape each, and mark those that match.',
          schema: searchView,
        },
      },
      errors: [429],
    },
    async ({ viewer, address, query }) => ({
      body: await searchComments({ viewer, address, query }),
      headers: { 'cache-control': 'private, no-store' },
    }),
  ),

  readDiscussionEvents: contract({
    method: 'GET',
    path: '/articles/{slug}/events',
    scope: null,
    summary: 'Hear when comments are posted on an article',
    auth: 'none',
    stream: true,
    params: slugParams,
    query: sinceQuery,
    responses: {
      200: {
        description:
          'An event `comments`, with this as its data, at once and whenever it changes. With `Last-Event-ID`, or `since` in its place, the first one counts what was posted meanwhile.',
        schema: discussionNews,
      },
    },
    errors: [403, 429],
  }),

  submitComment: call(
    {
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
    },
    async ({ viewer, params, body, resourceId, address }) => {
      const comment = await submitComment({
        viewer,
        id: resourceId,
        articleSlug: params.slug,
        address,
        ...body,
      });
      return { body: comment, headers: { location: `/api/v1/comments/${comment.id}` } };
    },
  ),

  editComment: call(
    {
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
    },
    async ({ viewer, params, body, address }) => ({
      body: await editComment({ viewer, id: params.id, address, ...body }),
    }),
  ),

  predictEdit: call(
    {
      method: 'POST',
      path: '/comments/{id}/edit-outcome',
      summary: 'Ask what would come of a new text of a comment of yours',
      auth: 'required',
      frame: true,
      params: idParams,
      body: editPreviewInput,
      responses: {
        200: {
          description: 'Whether it would be posted at once or reviewed. Nothing is sent.',
          schema: editOutcomeView,
        },
      },
      errors: [422, 429],
    },
    async ({ viewer, params, body }) => ({
      body: { outcome: await predictEdit({ viewer, id: params.id, ...body }) },
    }),
  ),

  keepDraft: call(
    {
      method: 'PUT',
      path: '/articles/{slug}/draft',
      summary: 'Keep what you are typing, for any of your devices',
      auth: 'required',
      frame: true,
      params: slugParams,
      body: draftInput,
      ...KEEPING,
    },
    async ({ viewer, params, body }) => ({
      body: await saveDraft({ viewer, articleSlug: params.slug, ...body }),
    }),
  ),

  keepEditDraft: call(
    {
      method: 'PUT',
      path: '/comments/{id}/draft',
      summary: 'Keep what you are typing in place of a comment of yours',
      auth: 'required',
      frame: true,
      params: idParams,
      body: editDraftInput,
      ...KEEPING,
    },
    async ({ viewer, params, body }) => ({
      body: await saveEditDraft({ viewer, commentId: params.id, ...body }),
    }),
  ),

  withdrawComment: call(
    {
      method: 'DELETE',
      path: '/comments/{id}',
      summary: 'Withdraw a comment of yours',
      auth: 'required',
      params: idParams,
      responses: { 204: { description: 'It is withdrawn.' } },
      errors: [409],
    },
    async ({ viewer, params }) => {
      await withdrawComment({ viewer, id: params.id });
      return {};
    },
  ),

  undoWithdrawal: call(
    {
      method: 'POST',
      path: '/comments/{id}/undo-withdrawal',
      summary: 'Put a comment back that you withdrew some minutes ago',
      auth: 'required',
      params: idParams,
      responses: { 200: { description: 'The comment, where it was.', schema: ownCommentView } },
      errors: [403, 409],
    },
    async ({ viewer, params }) => ({ body: await undoWithdrawal({ viewer, id: params.id }) }),
  ),

  askModerator: call(
    {
      method: 'POST',
      path: '/comments/{id}/ask-moderator',
      summary: 'Ask for a moderator’s second opinion on a comment of yours that peers object to',
      auth: 'required',
      params: idParams,
      responses: {
        200: {
          description: 'The comment, as it is with the moderators; the same on a repeat.',
          schema: ownCommentView,
        },
      },
      errors: [409],
    },
    async ({ viewer, params }) => ({ body: await askModerator({ viewer, id: params.id }) }),
  ),

  fileAppeal: call(
    {
      method: 'POST',
      path: '/comments/{id}/appeals',
      summary: 'Appeal against the decision that a comment of yours stands under',
      auth: 'required',
      params: idParams,
      body: appealInput,
      idempotent: true,
      responses: { 201: { description: 'The appeal. Another moderator decides it.', schema: ownAppealView } },
      errors: [409, 422, 429],
    },
    async ({ viewer, params, body }) => ({
      body: await fileAppeal({ viewer, commentId: params.id, ...body }),
    }),
  ),

  reportComment: call(
    {
      method: 'POST',
      path: '/comments/{id}/reports',
      summary: 'Report a comment to the moderators',
      auth: 'required',
      params: idParams,
      body: reportInput,
      idempotent: true,
      responses: { 201: { description: 'Your report; the same on a repeat.', schema: ownReportView } },
      errors: [403, 429],
    },
    async ({ viewer, params, body }) => ({
      body: await reportComment({ viewer, commentId: params.id, ...body }),
    }),
  ),

  react: call(
    {
      method: 'PUT',
      path: '/comments/{id}/reactions/{kind}',
      summary: 'Give a reaction to a comment of somebody else',
      auth: 'required',
      frame: true,
      params: reactionParams,
      responses: {
        200: {
          description: 'How its reactions stand, and which of them are yours; the same on a repeat.',
          schema: reactionsView,
        },
      },
      errors: [403, 422, 429],
    },
    async ({ viewer, params: { id, kind } }) => ({
      body: await setReaction({ viewer, commentId: id, kind, on: true }),
    }),
  ),

  takeBackReaction: call(
    {
      method: 'DELETE',
      path: '/comments/{id}/reactions/{kind}',
      summary: 'Take a reaction of yours back',
      auth: 'required',
      frame: true,
      params: reactionParams,
      responses: {
        200: {
          description: 'How its reactions stand, and which of them are yours; the same on a repeat.',
          schema: reactionsView,
        },
      },
      errors: [429],
    },
    async ({ viewer, params: { id, kind } }) => ({
      body: await setReaction({ viewer, commentId: id, kind, on: false }),
    }),
  ),
};
