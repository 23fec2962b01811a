import type { z } from 'zod';
import { articleSummary, articlesView, articleView } from '@/lib/articles/schemas';
import {
  authorView,
  commentState,
  commentView,
  editInput,
  ownCommentsView,
  ownCommentView,
  repliesView,
  submitInput,
  threadView,
} from '@/lib/comments/schemas';
import { memberView, meView, signUpInput } from '@/lib/members/schemas';
import {
  action,
  auditEntry,
  auditView,
  caseView,
  decidedView,
  decisionInput,
  decisionView,
  queueItem,
  queueView,
} from '@/lib/moderation/schemas';
import {
  assignmentView,
  batchView,
  feedbackView,
  requestInput,
  reviewInput,
  reviewResult,
  verdict,
} from '@/lib/peer-review/schemas';
import { policyPatch, policyView } from '@/lib/policy/schemas';
import { problemView } from '../problem';
import { readDocumentationContract } from './contracts/documentation';

export type Component = { schema: z.ZodType; description: string; example?: unknown };

/** What clients send, by the name that it has in the description of the API. */
export const inputs: Record<string, Component> = {
  Action: { schema: action, description: 'What a moderator can do with a comment.' },
  ChangePolicy: {
    schema: policyPatch,
    description: 'Any part of the settings; what is not named stays, and a list is replaced as a whole.',
    example: { review: { publishAt: 0.95 }, screening: { links: 'hold' } },
  },
  DecideComment: {
    schema: decisionInput,
    description: 'A decision about the version that you have read. A rejection needs `rule` and `note`.',
    example: {
      action: 'REJECT',
      version: 4,
      rule: 'civility',
      note: 'The last sentence insults the author.',
    },
  },
  EditComment: {
    schema: editInput,
    description: 'The new text, and the revision that you had before you.',
    example: { body: 'The figure is for 2021, not 2022.', revision: 1 },
  },
  RecordReview: {
    schema: reviewInput,
    description: 'Your verdict on one comment; the note is for the moderators alone.',
    example: { assignmentId: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c', verdict: 'YES' },
  },
  RequestAssignments: {
    schema: requestInput,
    description: 'The comment of yours that the reviews are for.',
    example: { commentId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10' },
  },
  SignUp: {
    schema: signUpInput,
    description: 'A new member. The password has 15 characters at least.',
    example: { email: 'thandi@example.org', displayName: 'Thandi M.', password: 'four quiet words suffice' },
  },
  SubmitComment: {
    schema: submitInput,
    description: 'A text in the Markdown subset, 2 to 5,000 characters; `parentId` for a reply.',
    example: { body: 'I worked on that line for *eleven* years, and this is how it was.' },
  },
  Verdict: { schema: verdict, description: 'YES: acceptable, and adds value to the conversation.' },
};

/** What we answer. */
export const views: Record<string, Component> = {
  Action: { schema: action, description: 'What a moderator can do with a comment.' },
  Article: { schema: articleView, description: 'An article with its text.' },
  ArticleList: { schema: articlesView, description: 'Articles.' },
  ArticleSummary: { schema: articleSummary, description: 'An article as it is announced.' },
  Assignment: {
    schema: assignmentView,
    description: 'A comment to review: where it stands and what it answers, and nothing about its author.',
  },
  AuditEntry: {
    schema: auditEntry,
    description: 'One act; `actor` is null when nobody did it: peers together, or the clock.',
  },
  AuditPage: { schema: auditView, description: 'A page of the record.' },
  Author: { schema: authorView, description: 'Who wrote a comment, and what they say they know about.' },
  Batch: { schema: batchView, description: 'What you have to review for one comment of yours.' },
  Case: { schema: caseView, description: 'Everything that a comment is decided by.' },
  Comment: {
    schema: commentView,
    description:
      'A comment as readers see it: its accepted revision. Where one was taken away that others had answered, `author` is null and the text empty.',
  },
  CommentState: { schema: commentState, description: 'Where a comment stands.' },
  Decided: { schema: decidedView, description: 'How a comment stands after a decision.' },
  Decision: { schema: decisionView, description: 'A decision that was taken about a comment.' },
  Feedback: {
    schema: feedbackView,
    description: 'The right verdict on a comment whose verdict was known, and why.',
  },
  Me: { schema: meView, description: 'A member as they see themselves.' },
  Member: { schema: memberView, description: 'A member as anyone may see them.' },
  OpenApi: {
    schema: readDocumentationContract.responses[200].schema,
    description: 'An OpenAPI 3.1 document.',
  },
  OwnComment: {
    schema: ownCommentView,
    description: 'A comment as its author sees it: the newest revision, and what became of it.',
  },
  OwnCommentPage: { schema: ownCommentsView, description: 'A page of your comments.' },
  Policy: { schema: policyView, description: 'The settings in force.' },
  Problem: {
    schema: problemView,
    description:
      'An error (RFC 9457). Go by `code`; show `detail`. Some carry more, such as `current` on a conflict.',
    example: {
      type: 'urn:trialogue:problem:invalid-input',
      title: 'Bad Request',
      status: 400,
      detail: 'There is no field “review.quorumm” here.',
      code: 'invalid-input',
      field: 'review.quorumm',
      errors: [{ field: 'review.quorumm', message: 'There is no field “review.quorumm” here.' }],
    },
  },
  QueueItem: { schema: queueItem, description: 'A comment in a queue of the desk.' },
  QueuePage: { schema: queueView, description: 'A page of a queue.' },
  ReplyPage: { schema: repliesView, description: 'A page of replies.' },
  ReviewResult: { schema: reviewResult, description: 'What your review changed for your own comment.' },
  Thread: { schema: threadView, description: 'A page of the top level of a thread.' },
  Verdict: { schema: verdict, description: 'YES: acceptable, and adds value to the conversation.' },
};
