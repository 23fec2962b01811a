import { z } from 'zod';
import { commentState } from '@/lib/comments/schemas';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { houseRuleKeys } from '../house-rules';
import { REASON_MAX } from '../schemas';

/** Characters of a note that a reader adds to a report. */
export const REPORT_NOTE_MAX = 1_000;

/** What a comment can be reported for: a house rule that it breaks, or something that they do not name. */
export const reportReasons = [...houseRuleKeys, 'other'] as const;
export const reportReason = z
  .enum(reportReasons)
  .meta({ id: 'ReportReason', description: 'A house rule, or something else.' });
export type ReportReason = z.output<typeof reportReason>;

export const reportInput = z
  .strictObject({
    reason: reportReason,
    note: trimmedText(REPORT_NOTE_MAX).optional(),
  })
  .meta({
    id: 'ReportComment',
    description: 'The house rule that it breaks, or `other`; the note is for the moderators alone.',
    examples: [{ reason: 'privacy', note: 'It gives the address of a neighbour.' }],
  });

/** Removing the comment is what acts upon reports; this is the other answer. */
export const dismissInput = z
  .strictObject({
    outcome: z.literal('DISMISSED'),
    /** The comment's version, and how many open reports of it, that the moderator had before them. */
    version: z.int().min(1),
    reports: z.int().min(1),
    note: trimmedText(REASON_MAX).optional(),
  })
  .meta({
    id: 'DismissReports',
    description:
      'The comment stays. `version` and `reports` are its version and open reports, as you have read them.',
    examples: [{ outcome: 'DISMISSED', version: 3, reports: 2 }],
  });

export const reportOutcome = z
  .enum(['DISMISSED', 'ACTED'])
  .meta({ id: 'ReportOutcome', description: 'ACTED: the comment is gone.' });
export type ReportOutcome = z.output<typeof reportOutcome>;

/** A report as the one who made it sees it. */
export const ownReportView = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    reason: z.string(),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
    /** What came of it; null while no moderator has looked. */
    outcome: reportOutcome.nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OwnReport', description: 'A report of yours, and what came of it.' });
export type OwnReportView = z.output<typeof ownReportView>;

/** How a comment stands once its reports are closed. */
export const reportsClosedView = z
  .object({
    id: z.uuid(),
    status: commentState,
    version: z.int(),
    /** How many were closed. */
    closed: z.int(),
  })
  .meta({ id: 'ReportsClosed', description: 'How a comment stands after its reports were closed.' });
export type ReportsClosed = z.output<typeof reportsClosedView>;
