import type { ImportReport, LeftOut, LeftOutReason } from './schemas';

/** How many of those that were left out for one reason are named. */
const EXAMPLES = 5;

/** Of an import that has read nothing. */
export const emptyReport = (): ImportReport => ({
  read: 0,
  added: { published: 0, pending: 0, rejected: 0, empty: 0 },
  known: 0,
  authors: 0,
  articles: 0,
  leftOut: {},
});

/** A report that is counted on, and by name what was left out since that was written down last. */
export type Tally = { report: ImportReport; named: LeftOut[] };

/** Counts one that was left out. */
export function countLeftOut(
  { report, named }: Tally,
  reason: LeftOutReason,
  externalId: string | null,
): void {
  named.push({ leftOut: reason, externalId });
  const before = (report.leftOut[reason] ??= { count: 0, examples: [] });
  before.count += 1;
  if (externalId !== null && before.examples.length < EXAMPLES) before.examples.push(externalId);
}

/** What was left out since it was taken here last, and how many were before. */
export function takeNamed(tally: Tally): { named: LeftOut[]; before: number } {
  const { named } = tally;
  const count = Object.values(tally.report.leftOut).reduce((sum, one) => sum + one.count, 0);
  tally.named = [];
  return { named, before: count - named.length };
}
