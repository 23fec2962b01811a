import type { OwnReportView } from './schemas';
import type { ReportRow } from './store';

/** A report as the one who made it sees it. */
export const toOwnReportView = ({
  id,
  commentId,
  rule,
  note,
  createdAt,
  outcome,
  closedAt,
  answer,
}: ReportRow): OwnReportView => ({
  id,
  commentId,
  reason: rule,
  note,
  createdAt: createdAt.toISOString(),
  outcome,
  closedAt: closedAt?.toISOString() ?? null,
  answer,
});
