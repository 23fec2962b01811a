import { z } from 'zod';
import { storedReason } from '@/lib/platform/reasons';
import { ownCommentView } from '@/lib/comments/schemas';
import { ownAppealView } from '../appeals/schemas';

/** What the sentences of a statement are made of, so that they can be said in any language. */
const statementGist = z.object({
  decided: z.enum(['removed', 'edit', 'rejected']),
  /** How it came to a moderator. */
  source: z.enum(['reported', 'disputed', 'held', 'late', 'found']),
  /** What screening said when it set the text aside. */
  held: storedReason.nullable(),
  /** A probability was computed from reviews. */
  computed: z.boolean(),
  /** Why the clock passed it to a moderator. */
  passed: storedReason.nullable(),
  publication: z.string(),
});
export type StatementGist = z.output<typeof statementGist>;

/** Why a comment was turned down or taken away: the facts that its author is owed (Article 17 of the Digital Services Act). */
export const statementView = z
  .object({
    decisionId: z.uuid(),
    commentId: z.uuid(),
    outcome: z.enum(['REJECT', 'REMOVE']),
    /** The decision holds now: nothing was revised, withdrawn or decided otherwise since. */
    stands: z.boolean(),
    /** What was decided, and how far it reaches. */
    decided: z.string(),
    scope: z.string(),
    /** The house rule that it breaks: the ground in what its author agreed to by becoming a member. */
    rule: z.object({ key: z.string(), title: z.string(), text: z.string() }).nullable(),
    /** The facts, in the words of whoever decided. */
    facts: storedReason.nullable(),
    /** The words that it is about; null for the whole text. */
    passage: z.string().nullable(),
    /** The text that it is about. */
    revision: z.int(),
    textHtml: z.string(),
    language: z.string(),
    /** How it came to a moderator. */
    source: z.string(),
    /** Whether anything automatic was involved, and what. */
    automatic: z.object({ involved: z.boolean(), words: z.string() }),
    decidedBy: z.string(),
    decidedAt: z.iso.datetime(),
    /** Asking for a second decision. */
    appeal: z.object({
      until: z.iso.datetime(),
      /** It can be filed now. */
      possible: z.boolean(),
      filed: ownAppealView.nullable(),
    }),
    /** Revising and sending in again. */
    resubmission: z.object({ allowed: z.int(), left: z.int(), possible: z.boolean() }),
    /** What there is besides. */
    redress: z.string(),
    /** What the sentences above are made of: they are in English. */
    gist: statementGist,
  })
  .meta({
    id: 'Statement',
    description: 'Why a comment was turned down or taken away, and what its author can do about it.',
  });
export type StatementView = z.output<typeof statementView>;

/** A comment for its author, with the latest decision against it. */
export const ownCaseView = ownCommentView
  .extend({
    /** Null when no moderator has decided against it. */
    statement: statementView.nullable(),
  })
  .meta({
    id: 'OwnCase',
    description: 'A comment of yours, with the statement of reasons for the decision against it.',
  });
export type OwnCaseView = z.output<typeof ownCaseView>;
export const ownCasesView = z
  .object({ items: z.array(ownCaseView), nextCursor: z.string().nullable() })
  .meta({ id: 'OwnCasePage', description: 'A page of your comments.' });
