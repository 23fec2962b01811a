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
  answer: string | null;
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
  answer: true,
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

/**
 * What came of a member's reports, as JSON: a `ReporterRecord`. Of what somebody wrote themself nothing is told them: who sees a record change as a report
 * of their own comment is closed knows who made it. Their comments are looked for once in a query, and not for each report.
 */
export const recordOf = (
  memberId: Prisma.Sql,
  { viewerId, now }: { viewerId: string | null; now: Date },
) => Prisma.sql`
  (select json_build_object('answered', count(*), 'upheld', count(*) filter (where x.outcome = 'ACTED' and not x.overturned)) from (
    select o.outcome, o.overturned from reports o where o.member_id = ${memberId} and o.closed_at > ${new Date(now.getTime() - RECORD_OF.days * DAY_MS)}
      ${viewerId ? Prisma.sql`and o.comment_id not in (select own.id from comments own where own.author_id = ${viewerId}::uuid)` : Prisma.empty}
    order by o.closed_at desc limit ${RECORD_OF.latest}) x)`;

/** Null where there is no such member. */
export async function findReporterRecord(
  db: Db,
  memberId: string,
  asking: { viewerId: string | null; now: Date },
): Promise<ReporterRecord | null> {
  const rows = await db.$queryRaw<{ record: ReporterRecord }[]>`
    select ${recordOf(Prisma.sql`m.id`, asking)} as record from members m where m.id = ${memberId}::uuid`;
  return rows[0]?.record ?? null;
}

/** Inserts a report of a locked comment, which weighs what its reporter's earlier ones say. Returns it with how many are open now. */
export async function insertReport(tx: Tx, report: NewReport): Promise<{ row: ReportRow; open: number }> {
  const known = await findReporterRecord(tx, report.memberId, { viewerId: null, now: report.createdAt });
  const weight = weightOf(known!);
  const row = await tx.report.create({ data: { id: newId(), weight, ...report }, select: columns });
  const [counted] = await recount(tx, [report.commentId]);
  return { row, open: counted!.open };
}

/** Counts the open reports of locked comments, and says where these stand among what is reported. */
const recount = (tx: SqlTx, ids: string[]): Promise<{ id: string; open: number }[]> =>
  tx.$queryRaw`
    update comments c set open_report_count = r.open, report_rank = r.rank
    from (select i.id, count(p.id)::int as open, min(p.created_at) - sum(p.weight) * interval '1 day' as rank
      from unnest(${ids}::uuid[]) i (id) left join reports p on p.comment_id = i.id and p.outcome is null group by i.id) r
    where c.id = r.id returning c.id, r.open`;

export const countOpenReports = (db: Db, commentId: string): Promise<number> =>
  db.report.count({ where: { commentId, outcome: null } });

export type Closing = { outcome: ReportOutcome; at: Date; answer?: string | null };

/** Closes every open report of a locked comment. Returns how many there were. */
export async function closeOpen(
  tx: Tx,
  commentId: string,
  { outcome, at, answer = null }: Closing,
): Promise<number> {
  const { count } = await tx.report.updateMany({
    where: { commentId, outcome: null },
    data: { outcome, closedAt: at, answer },
  });
  if (count > 0) await recount(tx, [commentId]);
  return count;
}

/** Notes of the reports by which a locked comment went whether it is up again. */
export async function noteOverturned(tx: Tx, commentId: string, overturned: boolean): Promise<void> {
  await tx.report.updateMany({
    where: { commentId, outcome: 'ACTED', overturned: !overturned },
    data: { overturned },
  });
}

/** Closes a member's open reports of locked comments. Returns these, each with how many reports of it are open still. */
export async function closeOpenBy(
  tx: Tx,
  memberId: string,
  { commentIds, outcome, at, answer = null }: Closing & { commentIds: string[] },
): Promise<{ id: string; open: number }[]> {
  await tx.report.updateMany({
    where: { memberId, commentId: { in: commentIds }, outcome: null },
    data: { outcome, closedAt: at, answer },
  });
  return recount(tx, commentIds);
}

/**
 * The comments of which a member's open reports can be dismissed by somebody of the desk, the first reported first: none of their own, none that they read as a peer or have
 * reviewed while somebody else could decide, none about which a decision is held. `alone`: nobody else could. `upTo` is the last report that counts: one that is made
 * later has a greater id.
 */
export const findDismissible = (
  db: Db,
  memberId: string,
  { viewerId, now, most, upTo }: { viewerId: string; now: Date; most: number; upTo?: string },
): Promise<{ id: string; reportId: string; alone: boolean }[]> =>
  db.$queryRaw`
    select c.id, p.id as "reportId", has_judged(c, ${viewerId}::uuid) as alone from reports p join comments c on c.id = p.comment_id
    where p.member_id = ${memberId}::uuid and p.closed_at is null ${upTo ? Prisma.sql`and p.id <= ${upTo}::uuid` : Prisma.empty} and c.author_id <> ${viewerId}::uuid
      and not is_reading(${viewerId}::uuid, c.id) and not exists (select from held_decisions h where h.comment_id = c.id)
      and (not has_judged(c, ${viewerId}::uuid) or not exists (select from who_may_decide(c, ${now}) x where x <> ${viewerId}::uuid))
    order by p.id limit ${most}`;
