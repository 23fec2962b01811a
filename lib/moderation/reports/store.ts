import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { ReportOutcome, ReportReason } from './schemas';

export type ReportRow = {
  id: string;
  commentId: string;
  memberId: string;
  rule: string;
  note: string | null;
  createdAt: Date;
  outcome: ReportOutcome | null;
  closedAt: Date | null;
};

const columns = {
  id: true,
  commentId: true,
  memberId: true,
  rule: true,
  note: true,
  createdAt: true,
  outcome: true,
  closedAt: true,
} as const;

export const findReport = (db: Db, commentId: string, memberId: string): Promise<ReportRow | null> =>
  db.report.findUnique({ where: { commentId_memberId: { commentId, memberId } }, select: columns });

export type NewReport = {
  commentId: string;
  memberId: string;
  rule: ReportReason;
  note: string | null;
  createdAt: Date;
};

/** Inserts a report of a locked comment, and counts it. Returns it with how many are open now. */
export async function insertReport(tx: Tx, report: NewReport): Promise<{ row: ReportRow; open: number }> {
  const row = await tx.report.create({ data: { id: newId(), ...report }, select: columns });
  const { openReportCount } = await tx.comment.update({
    where: { id: report.commentId },
    data: { openReportCount: { increment: 1 } },
    select: { openReportCount: true },
  });
  return { row, open: openReportCount };
}

export const countOpenReports = (db: Db, commentId: string): Promise<number> =>
  db.report.count({ where: { commentId, outcome: null } });

/** Closes every open report of a locked comment. Returns how many there were. */
export async function closeOpen(
  tx: Tx,
  commentId: string,
  outcome: ReportOutcome,
  at: Date,
): Promise<number> {
  const { count } = await tx.report.updateMany({
    where: { commentId, outcome: null },
    data: { outcome, closedAt: at },
  });
  if (count > 0)
    await tx.comment.update({
      where: { id: commentId },
      data: { openReportCount: 0 },
      select: { id: true },
    });
  return count;
}
