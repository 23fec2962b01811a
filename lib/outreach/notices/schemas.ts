import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import type { StatementView } from '@/lib/moderation/statements/schemas';

/** What members choose mail by: a group of kinds of notices. */
export const topics = ['decisions', 'comments', 'reviews', 'thanks', 'reports', 'account'] as const;
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
  'reviewer.warned': 'reviews',
  'reviewer.suspended': 'reviews',
  'reviewer.reinstated': 'reviews',
  'calibration.contest-decided': 'reviews',
  'reviews.thanks': 'thanks',
  'report.closed': 'reports',
  'member.sanctioned': 'account',
  'member.unsanctioned': 'account',
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
  /** The house rule's title and text. */
  rule: { title: string; text: string } | null;
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
  'reviewer.warned': { reason: string | null };
  'reviewer.suspended': { reason: string | null };
  'reviewer.reinstated': { reason: string | null };
  'calibration.contest-decided': { retired: boolean; note: string | null };
  /** Numbers alone: who wrote and who else reviewed is nobody's business. */
  'reviews.thanks': { article: AboutComment['article']; reviewed: number; published: number };
  /** Not its text: somebody else wrote it, and it may be gone by now. */
  'report.closed': Pick<AboutComment, 'article'> & { acted: boolean };
  'member.sanctioned': { sanction: 'TIME_OUT' | 'BAN'; reason: string; endsAt: string | null };
  'member.unsanctioned': { sanction: 'TIME_OUT' | 'BAN'; reason: string | null };
};

/** A kind with its facts. */
export type Told = { [Kind in NoticeKind]: { kind: Kind; facts: Facts[Kind] } }[NoticeKind];

/** A notice as its member is shown it. */
export const noticeView = z.object({
  id: z.uuid(),
  kind: z.enum(kinds),
  /** What happened, in a line. */
  title: z.string(),
  /** More of it, a paragraph each. */
  paragraphs: z.array(z.string()),
  /** The beginning of the member's own comment that it is about. */
  excerpt: z.string().nullable(),
  /** What was decided against the member for, as terms and what stands for them. */
  reasons: z.array(z.object({ term: z.string(), text: z.string() })),
  /** What else a statement of reasons has to say. */
  particulars: z.array(z.object({ term: z.string(), text: z.string() })),
  /** Where to go on from it, and what that is called. */
  action: z.object({ label: z.string(), path: z.string() }),
  /** The member's comment that it is about, if it is about one. */
  commentId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  /** Null until the member has seen it. */
  readAt: z.iso.datetime().nullable(),
});
export type NoticeView = z.output<typeof noticeView>;

export const noticesView = z.object({
  items: z.array(noticeView),
  nextCursor: z.string().nullable(),
  /** How many the member has not seen; 100 stands for more. */
  unread: z.int(),
});
export type NoticesView = z.output<typeof noticesView>;

export const noticesQuery = z.strictObject({ limit: pageLimit(30), cursor: pageCursor });

/** Some notices that have been seen. */
export const readSomeInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) });
/** One that has been seen, with all that are older. */
export const readThroughInput = z.strictObject({ through: z.uuid() });
export const readInput = z.union([readSomeInput, readThroughInput]);
export type ReadInput = z.output<typeof readInput>;

export const unreadView = z.object({ unread: z.int() });
