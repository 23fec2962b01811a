import { writeRows } from '@/lib/platform/text/write-lines';
import type { NumbersTable, NumbersView } from './schemas';

type Cell = string | number | null;

/** The rows of each table, in full, below the names of their columns. Times are seconds. */
const rowsOf: Record<NumbersTable, (view: NumbersView) => Cell[][]> = {
  totals: ({ totals: { now, before } }) => [
    ['figure', 'period', 'period_before'],
    ...Object.entries(now).map(([name, value]) => [name, value, before[name as keyof typeof before]]),
  ],
  days: ({ byDay }) => [
    ['day', 'submitted', 'posted', 'decided'],
    ...byDay.map(({ day, submitted, posted, decided }) => [day, submitted, posted, decided]),
  ],
  rules: ({ rules }) => [
    ['rule', 'period', 'period_before'],
    ...rules.map(({ of, now, before }) => [of, now, before]),
  ],
  articles: ({ articles }) => [
    ['article', 'headline', 'submitted', 'posted', 'submitted_before'],
    ...articles.map(({ slug, headline, submitted, posted, before }) => [
      slug,
      headline,
      submitted,
      posted,
      before,
    ]),
  ],
  moderators: ({ moderators }) => [
    ['moderator', 'name', 'period', 'period_before'],
    ...moderators.map(({ of, displayName, now, before }) => [of, displayName, now, before]),
  ],
};

/** One of the tables as comma-separated values. */
export const numbersAsCsv = (view: NumbersView, table: NumbersTable): string =>
  writeRows(rowsOf[table](view).map((row) => row.map((cell) => String(cell ?? ''))));
