import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { commentState } from '@/lib/comments/schemas';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { NOTE_MAX, verdicts } from './limits';

// What the browser needs stands apart from what judges it there: a page that reviews carries no parser.
export { NOTE_MAX, verdicts };
export const verdict = z
  .enum(verdicts)
  .meta({ id: 'Verdict', description: 'YES: acceptable, and adds value to the conversation.' });
export type Verdict = z.output<typeof verdict>;

export const requestInput = z.strictObject({ commentId: givenId }).meta({
  id: 'RequestAssignments',
  description: 'The comment of yours that the reviews are for.',
  examples: [{ commentId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10' }],
});
export const reviewInput = z
  .strictObject({
    assignmentId: z.uuid(),
    verdict,
    note: trimmedText(NOTE_MAX).optional(),
    /** The note is for the author too, should the comment come back to them. */
    noteToAuthor: z.boolean().optional(),
  })
  .meta({
    id: 'RecordReview',
    description:
      'Your verdict on one comment. The note is for the moderators; with `noteToAuthor` for the author too, without your name, if peers object and screening finds no link or word in it that it would hold.',
    examples: [{ assignmentId: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c', verdict: 'YES' }],
  });

/** One thing to review, with what its reviewer may know: where it stands and what it answers, and nothing about its author (R5). */
export const assignmentView = z
  .object({
    id: z.uuid(),
    bodyHtml: z.string(),
    language: z.string(),
    article: z.object({ slug: z.string(), title: z.string() }),
    /** The comment that it answers; null for one that answers the article. */
    context: z.object({ bodyHtml: z.string(), language: z.string() }).nullable(),
    /** No verdict before this moment (R6). */
    notBefore: z.iso.datetime(),
    /** The lease ends then, and somebody else may be asked (R3). */
    expiresAt: z.iso.datetime(),
  })
  .meta({
    id: 'Assignment',
    description: 'A comment to review: where it stands and what it answers, and nothing about its author.',
  });
export type AssignmentView = z.output<typeof assignmentView>;

/** What an author has to review for one comment of theirs, and how far they are. */
export const batchView = z
  .object({
    /** The author's own comment that the reviews are for. */
    commentId: z.uuid(),
    /** Another comment of theirs that is reviewed for first: nothing is assigned for this one meanwhile. */
    after: z.uuid().nullable(),
    required: z.int(),
    /** Of what is required, so many are owed as reviews of comments; one short text more may be among them (R7). */
    comments: z.int(),
    done: z.int(),
    /** Comments of this batch that may still be swapped for another, as far as the day's limit allows. */
    skipsLeft: z.int(),
    /** Comments that may still be passed on today, whatever they were assigned for. */
    skipsLeftToday: z.int(),
    /** Here some may be passed on at all. */
    skipsAllowed: z.boolean(),
    assignments: z.array(assignmentView),
    /** Their own comment's state, which changes when the duty is done. */
    status: commentState,
  })
  .meta({ id: 'Batch', description: 'What you have to review for one comment of yours.' });
export type BatchView = z.output<typeof batchView>;

export const volunteerInput = z.strictObject({ after: givenId.optional() }).meta({
  id: 'Volunteer',
  description:
    'The comment of yours whose reviews you have just done, where you offer one more after them; nothing, for the queue of what has waited long.',
  examples: [{}],
});

/** Why there is nothing for somebody who would review beyond the duty. */
export const noneReasons = ['NOTHING_WAITS', 'ENOUGH', 'SUSPENDED'] as const;

/** A review beyond the duty (R1), one at a time. */
export const volunteerView = z
  .object({
    assignment: assignmentView.nullable(),
    none: z.enum(noneReasons).nullable(),
    /** Reviews that they may still volunteer: today, or after their duty. */
    left: z.int(),
    /** Comments that they may still pass on today. */
    skipsLeft: z.int(),
    /** Here some may be passed on at all. */
    skipsAllowed: z.boolean(),
  })
  .meta({
    id: 'Volunteering',
    description:
      'What you have offered to review beyond your duty; without an assignment, why there is none.',
  });
export type VolunteerView = z.output<typeof volunteerView>;

/** What somebody has before them who passed on a comment: of their batch, or beyond it. */
export const skipResult = z
  .union([batchView, volunteerView])
  .meta({ id: 'AfterSkip', description: 'What you have to review after passing on a comment.' });
export type SkipResult = z.output<typeof skipResult>;

/** How a reviewer stands: warned ones have been careless, and of suspended ones only passed calibration counts (R13). */
export const reviewerStandings = ['GOOD', 'WARNED', 'SUSPENDED'] as const;
export const reviewerStanding = z.enum(reviewerStandings);
export type ReviewerStanding = z.output<typeof reviewerStanding>;

/** After a calibration item: whether the verdict was right, which one is, and why (R7). */
export const feedbackView = z
  .object({
    correct: z.boolean(),
    verdict,
    explanation: z.string(),
    /** The reviewer's standing, when this verdict has changed it. */
    standing: reviewerStanding.optional(),
  })
  .meta({ id: 'Feedback', description: 'The right verdict on a comment whose verdict was known, and why.' });
export type FeedbackView = z.output<typeof feedbackView>;

export const reviewResult = z
  .object({
    required: z.int(),
    done: z.int(),
    /** Null for a review beyond the duty, which pays none. */
    comment: z.object({ id: z.uuid(), status: commentState }).nullable(),
    feedback: feedbackView.optional(),
  })
  .meta({
    id: 'ReviewResult',
    description:
      'What your review changed for your own comment. One that you volunteered buys nothing: then there is no comment, and both numbers are 0.',
  });
export type ReviewResult = z.output<typeof reviewResult>;
