import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import type { Verdict } from '@/lib/peer-review/schemas';
import type { StatementView } from '@/lib/moderation/statements/schemas';

/** What members choose mail by: a group of kinds of notices. */
export const topics = [
  'decisions',
  'comments',
  'duty',
  'conversation',
  'follows',
  'reactions',
  'reviews',
  'thanks',
  'reports',
  'account',
] as const;
export type Topic = (typeof topics)[number];

/** Everything that members are told, each kind with its topic. */
export const noticeKinds = {
  'comment.posted': 'comments',
  'comment.referred': 'comments',
  'comment.hidden': 'comments',
  'comment.restored': 'comments',
  'comment.expired': 'comments',
  'comment.rejected': 'decisions',
  'comment.removed': 'decisions',
  'appeal.decided': 'decisions',
  'reviews.waiting': 'duty',
  'comment.reply': 'conversation',
  'comment.mention': 'conversation',
  'thread.new': 'follows',
  'comment.reactions': 'reactions',
  'reviewer.warned': 'reviews',
  'reviewer.suspended': 'reviews',
  'reviewer.reinstated': 'reviews',
  'calibration.contest-decided': 'reviews',
  'calibration.feedback': 'reviews',
  'reviews.thanks': 'thanks',
  'report.closed': 'reports',
  'member.sanctioned': 'account',
  'member.unsanctioned': 'account',
  'expertise.verified': 'account',
  'expertise.withdrawn': 'account',
} as const satisfies Record<string, Topic>;
export type NoticeKind = keyof typeof noticeKinds;
const kinds = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

/** A comment that a notice is about, so that its author knows which. */
type AboutComment = { article: { slug: string; title: string }; excerpt: string };

/** The statement of reasons of a decision against a comment, as it was when the decision was taken. */
export type Statement = Pick<
  StatementView,
  'decided' | 'scope' | 'facts' | 'passage' | 'source' | 'redress' | 'decidedBy' | 'decidedAt'
> & {
  /** What its sentences are made of. They are kept in English; a notice from before this was kept has nothing else. */
  gist?: StatementView['gist'];
  /** The house rule's title and text in English, and its key unless the notice is older than that. */
  rule: { key?: string; title: string; text: string } | null;
  /** Whether anything automatic was involved, in words. */
  automatic: string;
  appealUntil: string;
  /** How often its author may still revise it and send it in again. */
  resubmissionsLeft: number;
};

/** What the words of each kind are made of: kept with the notice, so that it says later what it said at first. */
export type Facts = {
  'comment.posted': AboutComment & { edit: boolean };
  'comment.referred': AboutComment & { edit: boolean; reason: string | null };
  'comment.hidden': AboutComment;
  'comment.restored': AboutComment & { edit: boolean };
  'comment.expired': AboutComment;
  'comment.rejected': AboutComment & { edit: boolean; statement: Statement | null };
  'comment.removed': AboutComment & { statement: Statement | null };
  'appeal.decided': AboutComment & { reversed: boolean; note: string | null };
  'reviews.waiting': AboutComment & {
    left: number;
    /** It expires soon: there is no other reminder. */
    last: boolean;
    expiresAt: string;
  };
  /** What others wrote is not kept here: it is looked up when the notice is shown, as long as its reader may see it. */
  'comment.reply': Pick<AboutComment, 'article'>;
  'comment.mention': Pick<AboutComment, 'article'>;
  'thread.new': Pick<AboutComment, 'article'> & {
    /** One thread is followed, and not the whole discussion. */
    thread: boolean;
    /** Ids of what is new, up to a hundred. */
    comments: string[];
  };
  'comment.reactions': AboutComment & {
    members: number;
    /** Reactions by what they are called. */
    kinds: { name: string; count: number }[];
  };
  'reviewer.warned': { reason: string | null };
  'reviewer.suspended': { reason: string | null };
  'reviewer.reinstated': { reason: string | null };
  'calibration.contest-decided': { retired: boolean; note: string | null };
  /** The text is the item's. */
  'calibration.feedback': AboutComment & { given: Verdict; right: Verdict; explanation: string };
  /** Numbers alone: who wrote and who else reviewed is nobody's business. */
  'reviews.thanks': { article: AboutComment['article']; reviewed: number; published: number };
  /** Not its text: somebody else wrote it, and it may be gone by now. */
  'report.closed': Pick<AboutComment, 'article'> & { acted: boolean };
  'member.sanctioned': { sanction: 'TIME_OUT' | 'BAN'; reason: string; endsAt: string | null };
  'member.unsanctioned': { sanction: 'TIME_OUT' | 'BAN'; reason: string | null };
  'expertise.verified': { field: string };
  /** The rule is the key of a house rule. */
  'expertise.withdrawn': { field: string; line: string; rule: string; reason: string };
};

/** A kind with its facts. */
export type Told = { [Kind in NoticeKind]: { kind: Kind; facts: Facts[Kind] } }[NoticeKind];

/** What others wrote that a notice is about, as far as its reader may see it now. */
export type Seen = {
  /** Who wrote the newest of it, and how that begins. */
  author: string;
  excerpt: string;
  count: number;
  /** The oldest of it. */
  firstId: string;
};

/** A notice as its member is shown it. */
export const noticeView = z
  .object({
    id: z.uuid(),
    kind: z.enum(kinds),
    /** What happened, in a line. */
    title: z.string(),
    /** More of it, a paragraph each. */
    paragraphs: z.array(z.string()),
    /** The beginning of the comment that it is about; null also where that is gone. */
    excerpt: z.string().nullable(),
    /** What was decided against the member for, as terms and what stands for them. */
    reasons: z.array(z.object({ term: z.string(), text: z.string() })),
    /** What else a statement of reasons has to say. */
    particulars: z.array(z.object({ term: z.string(), text: z.string() })),
    /** Where to go on from it, and what that is called. */
    action: z.object({ label: z.string(), path: z.string() }),
    /** The comment that it is about, if it is about one. */
    commentId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    /** Null until the member has seen it. */
    readAt: z.iso.datetime().nullable(),
  })
  .meta({
    id: 'Notice',
    description: 'Something that you have been told: in words, with a path of the site to go on to.',
  });
export type NoticeView = z.output<typeof noticeView>;

export const noticesView = z
  .object({
    items: z.array(noticeView),
    nextCursor: z.string().nullable(),
    /** How many the member has not seen; 100 stands for more. */
    unread: z.int(),
  })
  .meta({ id: 'NoticePage', description: 'A page of your notices; `unread` stops counting at 100.' });
export type NoticesView = z.output<typeof noticesView>;

export const noticesQuery = z.strictObject({ limit: pageLimit(30), cursor: pageCursor });

/** Some notices that have been seen. */
export const readSomeInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }).meta({
  id: 'MarkSomeRead',
  description: 'Notices that you have seen.',
  examples: [{ ids: ['0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c'] }],
});
/** One that has been seen, with all that are older. */
export const readThroughInput = z.strictObject({ through: z.uuid() }).meta({
  id: 'MarkReadThrough',
  description: 'A notice that you have seen, with all that are older.',
  examples: [{ through: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c' }],
});
export const readInput = z.union([readSomeInput, readThroughInput]);
export type ReadInput = z.output<typeof readInput>;

export const unreadView = z
  .object({ unread: z.int() })
  .meta({ id: 'Unread', description: 'How many notices you have not seen; 100 stands for more.' });
