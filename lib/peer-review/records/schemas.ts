import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason, type Reason } from '@/lib/platform/reasons';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { contestView } from '../calibration/schemas';
import { reviewerStanding, verdict, type ReviewerStanding } from '../schemas';

/** A share of verdicts, and between what it lies with nine chances in ten. */
const rateView = z.object({
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Verdicts that it rests on; older ones count for less than one. */
  verdicts: z.number(),
});
export type RateView = z.output<typeof rateView>;

const countOf = z.object({ right: z.int(), of: z.int() });

/** What is known of a reviewer, and what they are told of it. */
export const reviewerRecordView = z
  .object({
    standing: reviewerStanding,
    /** Since when; null where it was never another. */
    since: z.iso.datetime().nullable(),
    /** Why; null where it was never another. */
    reason: storedReason.nullable(),
    /** Of their newest verdicts whose rightness is known, those that were right, and how many were to be expected on these very texts. */
    known: z.object({
      right: z.int(),
      of: z.int(),
      expected: z.number(),
      /** Of those that were on texts fit to be posted, how many accepted them; and of those on others, how many objected. */
      accepted: countOf,
      objected: countOf,
    }),
    /** Verdicts to get right in a row for the next better standing; null where there is none, or it takes something else. */
    toImprove: z.object({ rightInARow: z.int(), onCalibration: z.boolean() }).nullable(),
    /** How many of the acceptable comments they accept, and of the others they object to. */
    accepts: rateView,
    objects: rateView,
    /** Reviews that they have given. */
    given: z.int(),
  })
  .meta({
    id: 'ReviewerRecord',
    description: 'What is known of a reviewer, and what would improve their standing.',
  });
export type ReviewerRecordView = z.output<typeof reviewerRecordView>;

/** What became of the text that was reviewed. */
export const reviewEnds = [
  'PUBLISHED',
  'REJECTED',
  'REMOVED',
  'WITHDRAWN',
  'CHANGED',
  'OBJECTED',
  'REFERRED',
  'IN_REVIEW',
] as const;
const reviewEnd = z.enum(reviewEnds);
export type ReviewEnd = z.output<typeof reviewEnd>;

/** A review as whoever gave it looks back on it. Whose comment it was on is not said. */
export const ownReviewView = z
  .object({
    assignmentId: z.uuid(),
    givenAt: z.iso.datetime(),
    article: z.object({ slug: z.string(), title: z.string() }),
    verdict,
    note: z.string().nullable(),
    /** The note was meant for the author too. */
    noteToAuthor: z.boolean(),
    /** Null for a calibration item, which is no comment. */
    ended: reviewEnd.nullable(),
    /** Whether the verdict was right, where that is known. */
    right: z.boolean().nullable(),
    /** What was read; null where its author took it back or changed it since, and where it was taken away. */
    bodyHtml: z.string().nullable(),
    language: z.string(),
    /** The right verdict on a calibration item, and why. */
    calibration: z.object({ verdict, explanation: z.string(), contest: contestView.nullable() }).nullable(),
    /** Why it does not count for the comment; null where it does. */
    voided: storedReason.nullable(),
  })
  .meta({
    id: 'OwnReview',
    description: 'A review that you gave, and how it ended. Whose comment it was is not said.',
  });
export type OwnReviewView = z.output<typeof ownReviewView>;

export const ownReviewsQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });
export const ownReviewsView = z
  .object({
    record: reviewerRecordView,
    items: z.array(ownReviewView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'OwnReviewPage', description: 'Your record, and a page of your reviews.' });
export type OwnReviewsView = z.output<typeof ownReviewsView>;

// ── At the desk ────────────────────────────────────────────────────────────────────────────────

/** The same record, with who set the standing if somebody did. */
export type DeskRecordView = ReviewerRecordView & { by: string | null };

/** A review as the desk sees it. */
export type DeskReviewView = OwnReviewView & {
  comment: { id: string; author: { id: string; displayName: string }; body: string } | null;
};

export const reviewersQuery = z.strictObject({
  standing: reviewerStanding.optional(),
  limit: pageLimit(50),
  cursor: pageCursor,
});

/** A reviewer in the list of the desk. */
export type ReviewerItem = {
  id: string;
  displayName: string;
  standing: ReviewerStanding;
  since: string;
  reason: Reason | null;
  /** How many of the acceptable comments they accept, and of the others they object to, as believed. */
  accepts: number;
  objects: number;
  /** Verdicts that this rests on; older ones count for less than one. */
  verdicts: number;
};

/** The last nightly fit of all reviewers together, and how far the running rates had drifted from it. */
export type FitView = {
  at: string;
  reviews: number;
  items: number;
  reviewers: number;
  iterations: number;
  prevalence: number;
  comments: number;
  meanDrift: number;
  maxDrift: number;
};

export type ReviewersView = {
  items: ReviewerItem[];
  nextCursor: string | null;
  counts: Record<ReviewerStanding, number>;
  fit: FitView | null;
};

/** Characters of a moderator's reason for a standing. */
export const STANDING_REASON_MAX = 2_000;

export const standingInput = z.strictObject({
  standing: reviewerStanding,
  /** In words to the reviewer, who is told. */
  reason: trimmedText(STANDING_REASON_MAX).min(1),
});
