import { writeRows } from '@/lib/platform/text/write-lines';
import type { Answered, Counted, YearReport } from './schemas';

type Row = [figure: string, of: string, count: number, median: number | null];

/** The report of a year as comma-separated values, a line for each number. Times are seconds. */
export function yearReportAsCsv(report: YearReport): string {
  const { submitted, posted, decided, reviews, moderators, acts, rules, reports, held, appeals, sanctions } =
    report;
  const each = (figure: string, counted: Counted[]) =>
    counted.map(({ of, count }): Row => [figure, of, count, null]);
  const answered = (figure: string, of: string, { count, median }: Answered): Row => [
    figure,
    of,
    count,
    median,
  ];
  const rows: Row[] = [
    ['submitted', '', submitted, null],
    ['posted', '', posted, null],
    answered('decided', '', decided),
    ['decided', 'without_moderator', decided.withoutModerator, null],
    ['reviews', 'duty', reviews.onDuty, null],
    ['reviews', 'volunteer', reviews.volunteered, null],
    ['moderators', '', moderators, null],
    ...each('act', acts),
    ...each('rule', rules),
    ...each('reported', reports.made),
    answered('report', 'upheld', reports.upheld),
    answered('report', 'dismissed', reports.dismissed),
    ...each('held', held.reasons),
    ['held', 'posted', held.posted, null],
    answered('appeal', 'upheld', appeals.upheld),
    answered('appeal', 'reversed', appeals.reversed),
    ...each('sanction', sanctions),
  ];
  const head = ['figure', 'of', 'count', 'median_seconds'];
  return writeRows([head, ...rows.map((row) => row.map((cell) => String(cell ?? '')))]);
}
