import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { pageCursor, pageLimit } from '@/lib/platform/paging';

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
  'desk',
] as const;
export type Topic = (typeof topics)[number];

/** Every kind of notice; what each is stands in `notices.ts`. */
export const noticeKinds = [
  'comment.posted',
  'comment.picked',
  'comment.objected',
  'comment.referred',
  'comment.hidden',
  'comment.restored',
  'comment.expired',
  'comment.rejected',
  'comment.removed',
  'appeal.decided',
  'reviews.waiting',
  'comment.reply',
  'comment.mention',
  'thread.new',
  'comment.reactions',
  'reviewer.warned',
  'reviewer.suspended',
  'reviewer.reinstated',
  'calibration.contest-decided',
  'calibration.feedback',
  'reviews.thanks',
  'report.closed',
  'report.several-closed',
  'member.sanctioned',
  'member.unsanctioned',
  'member.appeal-decided',
  'member.role',
  'member.author',
  'member.membership',
  'member.signed-out',
  'member.second-step',
  'key.changed',
  'member.leaving',
  'member.staying',
  'member.export-ready',
  'expertise.verified',
  'expertise.withdrawn',
  'picture.removed',
  'webhook.stopped',
  'desk.alert',
  'desk.alert-by-bell',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

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
    kind: z.enum(noticeKinds),
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
export const readSomeInput = z.strictObject({ ids: z.array(givenId).min(1).max(100) }).meta({
  id: 'MarkSomeRead',
  description: 'Notices that you have seen.',
  examples: [{ ids: ['0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c'] }],
});
/** One that has been seen, with all that are older. */
export const readThroughInput = z.strictObject({ through: givenId }).meta({
  id: 'MarkReadThrough',
  description: 'A notice that you have seen, with all that are older.',
  examples: [{ through: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c' }],
});
export const readInput = z.union([readSomeInput, readThroughInput]);
export type ReadInput = z.output<typeof readInput>;

export const unreadView = z
  .object({ unread: z.int() })
  .meta({ id: 'Unread', description: 'How many notices you have not seen; 100 stands for more.' });
