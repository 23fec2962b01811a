import type { ImportReport, LeftOutReason } from './schemas';

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

/** Counts one that was left out. */
export function countLeftOut(report: ImportReport, reason: LeftOutReason, externalId: string | null): void {
  const before = (report.leftOut[reason] ??= { count: 0, examples: [] });
  before.count += 1;
  if (externalId !== null && before.examples.length < EXAMPLES) before.examples.push(externalId);
}
