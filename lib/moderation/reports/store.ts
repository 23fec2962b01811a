import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { newId } from '@/lib/platform/ids';
import { RECORD_OF, weightOf, type ReporterRecord } from './rules';
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

/** What came of a member's reports, as JSON: a `ReporterRecord`. */
export const recordOf = (memberId: Prisma.Sql, now: Date) => Prisma.sql`
  (select json_build_object('answered', count(*), 'upheld', count(*) filter (where x.outcome = 'ACTED')) from (
    select o.outcome from reports o where o.member_id = ${memberId} and o.closed_at > ${new Date(now.getTime() - RECORD_OF.days * DAY_MS)}
    order by o.closed_at desc limit ${RECORD_OF.latest}) x)`;

export async function findReporterRecord(db: Db, memberId: string, now: Date): Promise<ReporterRecord> {
  const rows = await db.$queryRaw<{ record: ReporterRecord }[]>`
    select ${recordOf(Prisma.sql`${memberId}::uuid`, now)} as record`;
  return rows[0]!.record;
}

/** Inserts a report of a locked comment, which weighs what its reporter's earlier ones say. Returns it with how many are open now. */
export async function insertReport(tx: Tx, report: NewReport): Promise<{ row: ReportRow; open: number }> {
  const weight = weightOf(await findReporterRecord(tx, report.memberId, report.createdAt));
  const row = await tx.report.create({ data: { id: newId(), weight, ...report }, select: columns });
  return { row, open: await recount(tx, report.commentId) };
}

/** Counts the open reports of a locked comment, and says where it stands among what is reported. */
async function recount(tx: SqlTx, commentId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ open: number }[]>`
    update comments set open_report_count = r.open, report_rank = r.rank
    from (select count(*)::int as open, min(created_at) - sum(weight) * interval '1 day' as rank
      from reports where comment_id = ${commentId}::uuid and outcome is null) r
    where id = ${commentId}::uuid returning r.open`;
  return rows[0]!.open;
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
  if (count > 0) await recount(tx, commentId);
  return count;
}
