import type { PolicySettings } from '@/lib/policy/schemas';
import { takesPayments } from '../stripe/api';
import { personalData, subjects, type ColumnName, type PersonalTableName } from './personal-data';

type Kept = {
  table: PersonalTableName;
  /** For how long at the most; null for as long as the account. */
  days: number | null;
  /** What is forgotten before the rest of it. */
  columns: { column: ColumnName; days: number }[];
  /** `chosen`: stays or goes with its text, as the member chooses. */
  afterLeaving: 'erased' | 'kept' | 'chosen';
};
export type KeptOfSubject = { subject: (typeof subjects)[number]; tables: Kept[] };

/** What is kept of members under a policy, for how long, and what becomes of it when they leave. */
export const listWhatIsKept = (policy: PolicySettings): KeptOfSubject[] =>
  subjects.map((subject) => ({
    subject,
    tables: tables
      .filter((table) => personalData[table].subject === subject)
      .filter((table) => takesPayments() || !personalData[table].ofPayments)
      .map((table) => toKept(table, policy)),
  }));

const tables = Object.keys(personalData) as PersonalTableName[];

function toKept(table: PersonalTableName, policy: PolicySettings): Kept {
  const { keptFor, columnsKeptFor = {}, rows, columns = {} } = personalData[table];
  const daysOf = (days: NonNullable<typeof keptFor>) => (typeof days === 'number' ? days : days(policy));
  return {
    table,
    days: keptFor === undefined ? null : daysOf(keptFor),
    columns: Object.entries(columnsKeptFor).map(([column, days]) => ({
      column: column as ColumnName,
      days: daysOf(days),
    })),
    afterLeaving: Object.values(columns).includes('with the comment') ? 'chosen' : rows,
  };
}
