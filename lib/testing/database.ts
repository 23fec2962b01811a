import { Client } from 'pg';
import { connectionPool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { purgeLocally } from '@/lib/platform/purge-bus';

/** Rows of a statement, for what a test looks at or inserts behind the back of the use cases. */
export async function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await connectionPool().query<Row>(sql, values)).rows;
}

/** The same as the owner of the tables, who may do what the application may not. */
export async function queryAsOwner<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Runs `work` while another transaction has locked a comment, or a row of `table`. That one changes it by `sql` ($1 is its id) and commits once
 * `work` waits for it: the interleaving in which `work` had looked before the change, and goes on after it.
 */
export async function whileLocked<T>(
  id: string,
  sql: string,
  work: () => Promise<T>,
  table: 'comments' | 'members' = 'comments',
): Promise<T> {
  const other = await connectionPool().connect();
  try {
    await other.query('begin');
    await other.query(`select 1 from ${table} where id = $1 for no key update`, [id]);
    let done = false;
    const working = work().finally(() => (done = true));
    // Whoever awaits it below hears of a failure; until then it is nobody's.
    working.catch(() => undefined);
    await untilSomeoneWaits(() => done);
    await other.query(sql, [id]);
    await other.query('commit');
    return await working;
  } finally {
    other.release(true);
  }
}

/** Until a transaction waits for another one's lock, or something else has happened. */
export async function untilSomeoneWaits(orElse = () => false): Promise<void> {
  const waiting = `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`;
  while (!orElse() && (await query(waiting)).length === 0);
}

/** Of everything but the audit, which nobody can empty. */
const EMPTY = [
  'webhook_endpoints',
  'dismissed_addresses',
  'notices',
  'reports',
  'appeals',
  'transparency_summaries',
  'pattern_summaries',
  'reliability_fits',
  'odds_fits',
  'bridging_fits',
  'forecasts',
  'replays',
  'daily_numbers',
  'alerts',
  'reviewer_pairs',
  'reviewer_records',
  'calibration_contests',
  'reviews',
  'review_assignments',
  'review_duties',
  'site_pace',
  'decisions',
  'drafts',
  'imported_comments',
  'comment_imports',
  'comments',
  'articles',
  'calibration_items',
  'security_events',
  'members',
  'outbox_events',
  'policy_versions',
  'rate_limits',
  'graphile_worker._private_jobs',
]
  .map((table) => `delete from ${table};`)
  .join('\n');

/** A world with nobody and nothing in it, and the default policy. */
export async function emptyDatabase(): Promise<void> {
  await connectionPool().query(EMPTY);
  purgeLocally({ tags: ['*'], removal: true });
}
