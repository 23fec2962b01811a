import { query } from './database';

/** Of every table how many rows it has, and what is in them. What a limit counted is not undone with what it was counted for. */
export type Dump = Record<string, { rows: number; content: string }>;

export async function dumpDatabase(): Promise<Dump> {
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' and tablename not in ('rate_limits', '_prisma_migrations') order by 1`,
  );
  const names = [...tables.map(({ name }) => name), 'graphile_worker._private_jobs'];
  const looks = names.map(
    (name) => `select '${name}' as name, count(*)::int as rows,
      md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) as content from ${name} t`,
  );
  const rows = await query<{ name: string; rows: number; content: string }>(looks.join(' union all '));
  return Object.fromEntries(rows.map(({ name, ...facts }) => [name, facts]));
}

/** What one dump has more of than another: the same for the same act, whatever ids it drew. */
export const rowsAdded = (before: Dump, after: Dump): Record<string, number> =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, { rows }]) => {
      const added = rows - (before[name]?.rows ?? 0);
      return added === 0 ? [] : [[name, added]];
    }),
  );
