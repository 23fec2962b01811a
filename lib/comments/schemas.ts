import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { pictureName } from '@/lib/members/picture/schemas';
import { threadSorts, type ThreadSort } from '@/lib/policy/schemas';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { typedText } from '@/lib/platform/text/typed-text';
import { BODY_MAX } from '@/lib/screening/limits';

/** Comments of a page of a thread. */
export const PAGE_SIZE = 50;

export const commentStates = [
  'AWAITING_REVIEWS',
  'IN_REVIEW',
  'OBJECTED',
  'REFERRED',
  'PUBLISHED',
  'REJECTED',
  'REMOVED',
  'WITHDRAWN',
  'EXPIRED',
] as const;
export const commentState = z
  .enum(commentStates)
  .meta({ id: 'CommentState', description: 'Where a comment stands.' });
export type CommentState = z.output<typeof commentState>;

/** Those in which a comment is its author's business alone: readers do not see it yet, or will not. */
export const underWay: readonly CommentState[] = [
  'AWAITING_REVIEWS',
  'IN_REVIEW',
  'OBJECTED',
  'REFERRED',
  'REJECTED',
];

const id = z.uuid();
const time = z.iso.datetime();

// The length is judged by screening, which says it in words; what is much too long does not get there.
export const bodyInput = typedText(BODY_MAX);

export const submitInput = z.strictObject({ body: bodyInput, parentId: givenId.nullish() }).meta({
  id: 'SubmitComment',
  description:
    'A text in the Markdown subset, of two words or ten letters at least and 5,000 characters at most; `parentId` for a reply.',
  examples: [{ body: 'I worked on that line for *eleven* years, and this is how it was.' }],
});
/** What becomes of a new text: a correction is posted at once, everything else is reviewed. */
export const editOutcomes = ['correction', 'review'] as const;
export type EditOutcome = (typeof editOutcomes)[number];
export const editPreviewInput = z.strictObject({ body: bodyInput }).meta({
  id: 'EditInQuestion',
  description: 'The new text.',
  examples: [{ body: 'The figure is for 2021, not 2022.' }],
});
export const editOutcomeView = z.object({ outcome: z.enum(editOutcomes).nullable() }).meta({
  id: 'EditOutcome',
  description:
    'What would come of it. Null where there is nothing to choose: readers see no text of the comment, it is the text that stands, or it would be refused.',
});
export const editInput = z
  .strictObject({
    body: bodyInput,
    revision: z.int().min(1),
    /** What its author was told; when it would come otherwise, nothing is sent. */
    expects: z.enum(editOutcomes).optional(),
  })
  .meta({
    id: 'EditComment',
    description: 'The new text, and the revision that you had before you.',
    examples: [{ body: 'The figure is for 2021, not 2022.', revision: 1 }],
  });

export { threadSorts, type ThreadSort };
export const threadQuery = z.strictObject({
  /** The article's own order, or the publication's, where it is not said. */
  sort: z.enum(threadSorts).optional(),
  limit: pageLimit(PAGE_SIZE),
  cursor: pageCursor,
  before: pageCursor,
  /** Only threads in which somebody speaks who has stated experience in a topic of the article. */
  experienced: z.literal('1').optional(),
});
export const repliesQuery = threadQuery.pick({ limit: true, cursor: true, before: true });
export const ownCommentsQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });

/** What a decision of peers was computed from (R9): each review with its reviewer's rates, and the policy's numbers. */
export const decisionInputs = z.object({
  reviews: z.array(
    z.object({
      /** At the desk, that of their review where its viewer has not asked for names. */
      reviewerId: id,
      verdict: z.enum(['YES', 'NOT_CIVIL', 'MISINFORMATION']),
      /** Of acceptable comments the share that this reviewer accepts, and of the others the share that they object to. */
      sensitivity: z.number(),
      specificity: z.number(),
      /** Reviewers who share one were counted as one. */
      group: z.string().nullable(),
      /** It came in a burst, so that accepting asked for one more. */
      burst: z.boolean().optional(),
    }),
  ),
  prior: z.number(),
  publishAt: z.number(),
  quorum: z.object({ min: z.int(), max: z.int() }),
  probability: z.number(),
  /** Since the decision counts those who accept: how many of those whose records count did, how many it took, and its other numbers. */
  counted: z
    .object({
      accepts: z.int(),
      needed: z.int(),
      effectiveFrom: z.number(),
      objectBelow: z.number(),
      activeMembers: z.int().nullable(),
    })
    .optional(),
  /** Of older decisions: below it a comment was referred. */
  referBelow: z.number().optional(),
  policyVersion: z.int(),
  /** Why a verdict stopped counting, where it was that which led to the decision. */
  cause: z.enum(['reviewer-sanctioned', 'reviewer-careless']).optional(),
});
export type DecisionInputs = z.output<typeof decisionInputs>;

export const authorView = z
  .object({
    id,
    displayName: z.string(),
    picture: pictureName.nullable(),
    /** `former`: they have left, and there is no page about them. */
    badges: z.array(z.enum(['moderator', 'staff', 'founding', 'former', 'author'])),
    expertise: z.array(z.object({ field: z.string(), line: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'Author', description: 'Who wrote a comment, and what they say they know about.' });
export type AuthorView = z.output<typeof authorView>;

/**
 * A comment as its reader may see it. To everyone but its author and the desk that is the accepted revision, or, where one
 * was taken away that others had answered, an empty place: author null, body empty.
 */
const flatComment = z.object({
  id,
  article: z.object({ slug: z.string(), title: z.string(), language: z.string() }),
  parentId: id.nullable(),
  /** The top of its thread; null where it is that itself. */
  rootId: id.nullable(),
  /** How many comments stand above it in its thread. */
  depth: z.int(),
  author: authorView.nullable(),
  body: z.string(),
  bodyHtml: z.string(),
  /** Of the text, as BCP 47 names it. */
  language: z.string(),
  status: commentState,
  revision: z.int(),
  createdAt: time,
  publishedAt: time.nullable(),
  editedAt: time.nullable(),
  replyCount: z.int(),
  reactions: z.record(z.string(), z.int()),
  /** A moderator picked it. */
  picked: z.boolean(),
});
export type CommentView = z.output<typeof flatComment> & { replies?: CommentView[]; moreReplies?: boolean };
export const commentView: z.ZodType<CommentView> = flatComment
  .extend({
    get replies() {
      return z.array(commentView).optional();
    },
    /** With `replies`: whether replies, or empty places of some, stand after those. `replyCount` counts no empty places. */
    moreReplies: z.boolean().optional(),
  })
  .meta({
    id: 'Comment',
    description:
      'A comment as readers see it: its accepted revision. Where one was taken away that others had answered, `author` is null and the text empty.',
  });

export const threadView = z
  .object({
    items: z.array(commentView),
    /** For `cursor`: where the list goes on after these. */
    nextCursor: z.string().nullable(),
    /** For `before`: where it goes back from these. */
    previousCursor: z.string().nullable(),
    /** The order that they are in. */
    sort: z.enum(threadSorts),
    /** Visible comments of the article, replies included. */
    count: z.int(),
  })
  .meta({
    id: 'Thread',
    description:
      'A page of the top level of a thread. The first begins with what moderators picked, in every order and beside the `limit`.',
  });
export type ThreadView = z.output<typeof threadView>;
export const repliesView = threadView
  .omit({ count: true, sort: true })
  .meta({ id: 'ReplyPage', description: 'A page of replies.' });

/** How far an author's duty is. */
export const dutyView = z.object({ required: z.int(), done: z.int() });

/** A comment that is being reviewed, as far as its author is told. */
const lineView = z.object({
  /** Members who have given a verdict on the newest text. */
  readBy: z.int(),
  /** How many must accept it at least. */
  of: z.int(),
  /** What comments have waited in line in the last two weeks; null where fewer than ten have. */
  medianWaitSeconds: z.number().nullable(),
});

const verdictCounts = z.object({ yes: z.int(), notCivil: z.int(), misinformation: z.int() });

/** What happened to a comment, for its author. */
export const ownCommentView = flatComment
  .extend({
    /** Readers see a text of it: the accepted one, while a newer is decided. */
    visible: z.boolean(),
    reviews: dutyView,
    /** How it stands in line; null in every other state. */
    line: lineView.nullable(),
    /** Why the state is what it is. */
    reason: storedReason.nullable(),
    /** The rule of the comments policy that was broken, when it was rejected or removed. */
    rule: z.string().nullable(),
    /** Verdicts that peers have given on the newest revision; null while it is being reviewed. */
    verdicts: verdictCounts.nullable(),
    /** What peers object to, for its author to decide first; null in every other state. */
    objection: z
      .object({
        verdicts: verdictCounts,
        /** What reviewers say to the author, in no order. */
        notes: z.array(z.string()),
        /** From then on a moderator decides. */
        until: time,
      })
      .nullable(),
    /** Until when taking it back can be undone, if its author does nothing else meanwhile; null where nothing is to be undone. */
    undoableUntil: time.nullable(),
    /** What the author may do with it now. */
    allowed: z.object({
      edit: z.boolean(),
      withdraw: z.boolean(),
      resubmit: z.boolean(),
      /** Ask for a moderator’s second opinion after objections. */
      askModerator: z.boolean(),
    }),
  })
  .meta({
    id: 'OwnComment',
    description: 'A comment as its author sees it: the newest revision, and what became of it.',
  });
export type OwnCommentView = z.output<typeof ownCommentView>;
