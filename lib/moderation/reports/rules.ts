/** What came of somebody's reports, of those that were answered. */
export type ReporterRecord = { answered: number; upheld: number };

/** Of a reporter's answered reports, so many of the latest are looked at, and none that is older than so many days. */
export const RECORD_OF = { latest: 100, days: 365 } as const;

/**
 * How likely a report is to be right, by what came of its reporter's earlier ones: their share that was upheld, as if there had been one more
 * of either kind. So of whom nothing is known it is a half, and nobody's is ever nothing (Laplace's rule of succession).
 */
export const weightOf = ({ answered, upheld }: ReporterRecord): number => (upheld + 1) / (answered + 2);
