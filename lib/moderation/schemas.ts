import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { flaw } from '@/lib/platform/flaws';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { locales } from '@/lib/language/locales';
import { trimmedText, typedDay, typedLine, typedText } from '@/lib/platform/text/typed-text';
import { authorView, commentState, decisionInputs } from '@/lib/comments/schemas';
import { pictureName } from '@/lib/members/picture/schemas';
import { statementInput } from '@/lib/members/expertise/schemas';
import { houseRuleKeys } from './house-rules';

/** Why comments are with a moderator: each is a part of what is referred, and a queue of its own. */
export const referrals = ['asked', 'undecided', 'late', 'held', 'edits'] as const;
export type Referral = (typeof referrals)[number];
/** The desk's queues, in the order of its tabs: first those that wait for somebody of the desk. */
export const queues = [
  'referred',
  'reported',
  'in-review',
  'objected',
  'published',
  'rejected',
  'removed',
] as const;
export const queueName = z.enum([...queues, ...referrals, 'all']);
export type QueueName = z.output<typeof queueName>;
/** How long ago a comment came where it is. */
export const ages = ['under-hour', 'under-day', 'over-day', 'over-three-days', 'over-week'] as const;
export type Age = (typeof ages)[number];
/** The stated probability that a comment is acceptable, as its reviews made it. */
export const oddsBands = ['low', 'middle', 'high'] as const;
export type OddsBand = (typeof oddsBands)[number];

/** Comments of a queue that are looked at for what no index tells, before whoever asks is asked whether to look further. */
export const LOOKED_AT = 2_000;

/** Characters of what is looked for at the desk. */
export const LOOKED_FOR_MAX = 100;

const filters = {
  /** Beginnings of words of the text, or of its author's name. */
  q: typedLine(LOOKED_FOR_MAX).min(1),
  /** The id or name of whoever wrote it. */
  author: typedLine(LOOKED_FOR_MAX).min(1),
  /** The id or name of somebody who has an open report of it. */
  reporter: typedLine(LOOKED_FOR_MAX).min(1),
  /** The slug or the address of an article. */
  article: typedLine(300).min(1),
  /** One that a decision or an open report names. */
  rule: z.enum(houseRuleKeys),
  age: z.enum(ages),
  language: z.enum(locales),
  odds: z.enum(oddsBands),
  /** A reviewer of its newest text left a note. */
  notes: z.literal('yes'),
};

const narrowing = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional()).catch(undefined);
/** What a queue is narrowed to by an address; what is not understood narrows nothing. */
export const queueFilter = z.object({
  q: narrowing(filters.q),
  author: narrowing(filters.author),
  reporter: narrowing(filters.reporter),
  article: narrowing(filters.article),
  rule: narrowing(filters.rule),
  age: narrowing(filters.age),
  language: narrowing(filters.language),
  odds: narrowing(filters.odds),
  notes: narrowing(filters.notes),
});
export type QueueFilter = z.output<typeof queueFilter>;

/** Those that wait for somebody of the desk. */
export const waitingQueues = ['referred', 'reported', ...referrals] as const;

export const actions = ['PUBLISH', 'REJECT', 'REMOVE', 'RESTORE'] as const;
export const action = z
  .enum(actions)
  .meta({ id: 'Action', description: 'What a moderator can do with a comment.' });
export type Action = z.output<typeof action>;
/**
 * Words taken from somebody are owed a rule and a reason: the desk asks for both. A program may take down without (the contract has
 * them optional there); its author is then told that there was none.
 */
export const needsReason = (chosen: Action): boolean => chosen === 'REJECT' || chosen === 'REMOVE';

/** Characters of a moderator's reason. */
export const REASON_MAX = 2_000;
/** Characters of the passage that a decision is about. */
export const PASSAGE_MAX = 1_000;

/** Takes a member's picture from beside their name. */
export const pictureRemovalInput = z
  .strictObject({
    /** The house rule that it breaks. */
    rule: z.enum(houseRuleKeys),
    /** In words to the member. */
    reason: trimmedText(REASON_MAX).min(1),
    /** The one that the moderator had before them. */
    picture: pictureName,
  })
  .meta({
    id: 'RemovePicture',
    description: '`picture` is the one that you have seen.',
    examples: [
      {
        rule: 'civility',
        reason: 'It shows a gesture that is meant to insult.',
        picture: '5f2b8a6c0d1e4f3a9b7c2d8e6f0a1b3c',
      },
    ],
  });

/** Takes what a member says they know from beside their name. */
export const expertiseWithdrawalInput = z
  .strictObject({
    /** The house rule that it breaks. */
    rule: z.enum(houseRuleKeys),
    /** In words to the member. */
    reason: trimmedText(REASON_MAX).min(1),
    /** The words that the moderator had before them. */
    expected: statementInput,
  })
  .meta({
    id: 'WithdrawExpertise',
    description: '`expected` is the words as you have read them.',
    examples: [
      {
        rule: 'personal-attacks',
        reason: 'It calls a person by name a thief, and says nothing of what you know.',
        expected: { field: 'Politics', line: '12 years of watching a thief' },
      },
    ],
  });

export const decisionInput = z
  .strictObject({
    action,
    /** The comment's version that the moderator had before them. */
    version: z.int().min(1),
    rule: z.enum(houseRuleKeys).optional(),
    note: trimmedText(REASON_MAX).optional(),
    /** The words that it is about, quoted from the text; left out, it is about the whole. */
    passage: trimmedText(PASSAGE_MAX).optional(),
    againstReviewers: z.boolean().optional(),
    hold: z.boolean().optional(),
  })
  .meta({
    id: 'DecideComment',
    description:
      'A decision about the version that you have read. A rejection or removal needs `rule` and `note`. With `againstReviewers: false`, what would be published against its reviewers (see `dissent` of a case) is refused, so that whoever decides can be asked once more; left out, nobody is asked. With `hold: true` it is held for as long as the policy has it (`moderation.holdSeconds`): nothing follows from it until then, and it can be taken back.',
    examples: [
      {
        action: 'REJECT',
        version: 4,
        rule: 'civility',
        note: 'The last sentence insults the author.',
        passage: 'whoever wrote this cannot count',
      },
    ],
  });

/** A queue by the name that the desk has for it, or the comments in a state; and what it is narrowed to. */
export const queueQuery = z
  .strictObject({
    queue: queueName,
    state: commentState,
    ...filters,
  })
  .partial()
  .extend({ limit: pageLimit(25), cursor: pageCursor })
  // Each queue has its states.
  .refine(({ queue, state }) => !queue || !state, { path: ['state'], ...flaw('unknown') });

/** Of the latest hundred of a member's reports that were answered within a year, none of the viewer's own comments among them, how many were upheld: the comment is gone. */
export const reporterRecord = z.object({ answered: z.int(), upheld: z.int() });

/** Open reports of a comment that are shown one by one. */
export const REPORTS_SHOWN = 20;

/** What a reader reported to the moderators, and nobody else is shown. */
export const reportView = z
  .object({
    reporter: z.object({
      id: z.uuid(),
      displayName: z.string(),
      record: reporterRecord,
    }),
    /** A house rule's key, or "other". */
    reason: z.string(),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Report', description: 'A report, as the desk sees it.' });
export type ReportView = z.output<typeof reportView>;

/** They wrote it, or have reviewed it as a peer. */
const notImpartial = z.enum(['own-comment', 'own-review']);
export type NotImpartial = z.output<typeof notImpartial>;

/** A comment in a queue: enough to choose what to open. */
export const queueItem = z
  .object({
    id: z.uuid(),
    article: z.object({ slug: z.string(), title: z.string() }),
    author: z.object({ id: z.uuid(), displayName: z.string() }),
    body: z.string(),
    bodyHtml: z.string(),
    language: z.string(),
    status: commentState,
    version: z.int(),
    revision: z.int(),
    /** Why it is in its state. */
    reason: storedReason.nullable(),
    stateChangedAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    /** It is to be judged by itself: what its reviewers said is shown once it is decided. */
    blind: z.boolean(),
    verdicts: z.object({ yes: z.int(), notCivil: z.int(), misinformation: z.int() }),
    /** Its open reports together; null where there are none, and of a comment of the viewer's own. */
    reported: z
      .object({
        count: z.int(),
        first: z.iso.datetime(),
        last: z.iso.datetime(),
        /** What they are for, the most frequent first. */
        reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
      })
      .nullable(),
    /** Twenty of them at most: first those whose reporters were most likely to be right when they made them, and of these the oldest. */
    reports: z.array(reportView),
    /** There are so many of them that the policy calls for a look. */
    pressing: z.boolean(),
    /** What this viewer may do with it now; and why nothing, where that is on account of who they are. */
    allowed: z.array(action),
    whyNot: notImpartial.nullable(),
    /** A moderator has decided, and may take it back until then: nobody else does anything with it meanwhile. */
    held: z
      .object({
        moderator: z.object({ id: z.uuid(), displayName: z.string() }),
        action,
        until: z.iso.datetime(),
      })
      .nullable(),
    /** Somebody else of the desk has it open just now; that keeps nobody from deciding. */
    claimedBy: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
    /** They have reviewed it as a member, and may decide it only because nobody else of the desk can. */
    alone: z.boolean(),
  })
  .meta({ id: 'QueueItem', description: 'A comment in a queue of the desk.' });
export type QueueItem = z.output<typeof queueItem>;
/** What a decision needs of it: who reported it is not looked up. */
export type CommentItem = Omit<QueueItem, 'reported' | 'reports' | 'pressing'>;

export const queueView = z
  .object({ items: z.array(queueItem), nextCursor: z.string().nullable() })
  .meta({ id: 'QueuePage', description: 'A page of a queue.' });
export type QueueView = z.output<typeof queueView>;
/** How many wait in each queue; one more than `MOST_COUNTED` stands for all that are more. */
export type QueueCounts = Record<(typeof waitingQueues)[number], number>;

/** How a comment stands after a moderator's decision. */
export const decidedView = z
  .object({
    id: z.uuid(),
    status: commentState,
    version: z.int(),
    /** When the decision takes effect, where it is held: until then the comment stands as it stood. */
    heldUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Decided', description: 'How a comment stands after a decision.' });

/** What the desk is told while it is open. */
export const deskNews = z
  .object({
    /** What waits there, or who is on it, is since then other than it was. */
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'DeskNews', description: 'When the desk last changed.' });
export type DeskNews = z.output<typeof deskNews>;

/** Which decision is taken back. */
export const takeBackInput = z
  .strictObject({
    /** The comment's version that it was decided on. */
    version: z.int().min(1),
  })
  .meta({
    id: 'TakeBackDecision',
    description: 'A decision of your own that is held.',
    examples: [{ version: 4 }],
  });
export type Decided = z.output<typeof decidedView>;

/** One decision that was taken about a comment. */
export const decisionView = z
  .object({
    maker: z.enum(['PEERS', 'MODERATOR', 'SYSTEM']),
    outcome: z.enum(['PUBLISH', 'OBJECT', 'REFER', 'REJECT', 'REMOVE', 'RESTORE']),
    actor: z.string().nullable(),
    rule: z.string().nullable(),
    note: storedReason.nullable(),
    passage: z.string().nullable(),
    revision: z.int(),
    createdAt: z.iso.datetime(),
    /** What a decision of peers was computed from; not shown to the comment's author (R5). */
    inputs: z
      .union([
        decisionInputs,
        // What was decided before reviewers had records.
        z.record(z.string(), z.number()),
      ])
      .nullable(),
  })
  .meta({ id: 'Decision', description: 'A decision that was taken about a comment.' });
export type DecisionView = z.output<typeof decisionView>;

/** What a publication would go against: all who reviewed the newest text object to it, or it is unlikely to be acceptable. */
export const dissentView = z
  .object({
    accepts: z.int(),
    objects: z.int(),
    /** How likely its reviewers made it that the text is acceptable; null where they decided nothing about it. */
    probability: z.number().nullable(),
  })
  .meta({ id: 'Dissent', description: 'What its reviewers say against publishing a comment.' });
export type Dissent = z.output<typeof dissentView>;

/** Everything that a moderator decides by. */
export const caseView = queueItem
  .extend({
    visible: z.boolean(),
    /** The accepted text that readers see while the newest is decided. */
    publishedBodyHtml: z.string().nullable(),
    publishedLanguage: z.string().nullable(),
    parent: z
      .object({ id: z.uuid(), author: z.string(), bodyHtml: z.string(), language: z.string() })
      .nullable(),
    authorRecord: z.object({
      author: authorView,
      memberSince: z.iso.datetime(),
      published: z.int(),
      rejected: z.int(),
      removed: z.int(),
      /** Decisions against them that were reversed on appeal: they count for the author, not against. */
      overturned: z.int(),
      reviewsGiven: z.int(),
    }),
    duty: z.object({ required: z.int(), done: z.int(), waived: z.int() }),
    /** Somebody else at the desk neither wrote nor reviewed it. */
    othersMayDecide: z.boolean(),
    /** How many reviewers must accept it, by the policy in force and by what its reviewers have said so far. */
    needed: z.int(),
    /** The viewer has asked who reviewed it. */
    named: z.boolean(),
    /** Of a comment of the viewer's own, none are shown (R5), nor of one that is to be judged by itself. */
    reviews: z.array(
      z.object({
        id: z.uuid(),
        /** Null until the viewer has asked for names. */
        reviewer: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
        /** Of its reviewers, from 1: one that has several reviews has the same in each. */
        number: z.int(),
        verdict: z.enum(['YES', 'NOT_CIVIL', 'MISINFORMATION']),
        note: z.string().nullable(),
        /** The author is shown the note too, without a name, where peers object. */
        noteToAuthor: z.boolean(),
        revision: z.int(),
        createdAt: z.iso.datetime(),
        /** Why it does not count; null where it does. */
        voided: storedReason.nullable(),
      }),
    ),
    decisions: z.array(decisionView),
    /** Null where publishing it is against nobody, or where what its reviewers said is not shown. */
    dissent: dissentView.nullable(),
    /** What the viewer had typed for a decision about this version that was taken back. */
    draft: z
      .object({
        action,
        rule: z.string().nullable(),
        note: z.string().nullable(),
        passage: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Case', description: 'Everything that a comment is decided by.' });
export type CaseView = z.output<typeof caseView>;

export const auditEntry = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z.string().nullable(),
    key: z.string().nullable().meta({ description: 'The key of the API by which they did it.' }),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    fromState: z.string().nullable(),
    toState: z.string().nullable(),
    reason: storedReason.nullable(),
  })
  .meta({
    id: 'AuditEntry',
    description: 'One act; `actor` is null when nobody did it: peers together, or the clock.',
  });
export type AuditEntryView = z.output<typeof auditEntry>;
export const auditView = z
  .object({ items: z.array(auditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage', description: 'A page of the record.' });

/** What of the record is asked for; what is left out is no matter. */
export const auditFilter = z.strictObject({
  /** Who did it: a member's name, theirs now or until lately, or their id. */
  who: typedLine(60).optional(),
  /** The act, such as `comment.publish`. */
  what: typedText(60, { units: 60 })
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .optional(),
  /** The id of what it was about. */
  about: givenId.optional(),
  /** The first and the last day, in UTC. */
  from: typedDay().optional(),
  to: typedDay().optional(),
  /** Words of its reason. */
  words: trimmedText(100).optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;

export const auditQuery = auditFilter.extend({ limit: pageLimit(50), cursor: pageCursor });
