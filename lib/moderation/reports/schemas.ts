import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { commentState } from '@/lib/comments/schemas';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { houseRuleKeys } from '../house-rules';
import { REASON_MAX, reporterRecord } from '../schemas';

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
    /** For the record. */
    note: trimmedText(REASON_MAX).optional(),
    /** In words to those who reported it. */
    answer: trimmedText(REASON_MAX).optional(),
  })
  .meta({
    id: 'DismissReports',
    description:
      'The comment stays. `version` and `reports` are its version and open reports, as you have read them; `answer` is told to those who made them, `note` to nobody but the desk.',
    examples: [
      { outcome: 'DISMISSED', version: 3, reports: 2, answer: 'It is sharp, and about the argument.' },
    ],
  });

/** Reports by one member that are dismissed in one act. */
export const DISMISSED_AT_ONCE = 100;

export const dismissByInput = z
  .strictObject({
    outcome: z.literal('DISMISSED'),
    /** How many open ones the moderator had before them, and the newest of them. */
    reports: z.int().min(1).max(DISMISSED_AT_ONCE),
    upTo: givenId,
    /** In words to who made them. */
    answer: trimmedText(REASON_MAX).optional(),
  })
  .meta({
    id: 'DismissReportsBy',
    description:
      'The comments stay. `reports` is how many of the member’s open reports you may answer, and `upTo` the newest of them, as you have read it: the oldest hundred at once. What they have reported since stays open.',
    examples: [
      {
        outcome: 'DISMISSED',
        reports: 12,
        upTo: '01990b3c-91f7-7c52-9a53-2b1c7f0e4d18',
        answer: 'That you disagree with somebody breaks no rule.',
      },
    ],
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
    /** In the words of the moderator who dismissed it. */
    answer: z.string().nullable(),
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

/** How many of a member's reports were closed. */
export const reportsOfMemberClosedView = z
  .object({ closed: z.int() })
  .meta({ id: 'ReportsOfMemberClosed', description: 'How many of a member’s reports were closed.' });

/** A member as somebody who reports. */
export const reporterView = z
  .object({
    record: reporterRecord,
    /** Their open reports that the viewer may answer: the oldest hundred at most. */
    open: z.int(),
    /** The newest of these; null where there are none. */
    upTo: z.uuid().nullable(),
  })
  .meta({
    id: 'Reporter',
    description: 'What has come of a member’s reports, and how many wait for an answer.',
  });
export type ReporterView = z.output<typeof reporterView>;
