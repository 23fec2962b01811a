import { Client } from 'pg';
import { connectionPool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { purgeLocally } from '@/lib/platform/purge-bus';

/** Rows of a statement, for what a test looks at or lays behind the back of the use cases. */
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

/** Of everything but the audit, which nobody can empty. */
const EMPTY = [
  'reviews',
  'review_assignments',
  'review_duties',
  'decisions',
  'drafts',
  'comments',
  'articles',
  'calibration_items',
  'members',
  'outbox_events',
  'policy_versions',
  'rate_limits',
]
  .map((table) => `delete from ${table};`)
  .join('\n');

/** A world with nobody and nothing in it, and the default policy. */
export async function emptyDatabase(): Promise<void> {
  await connectionPool().query(EMPTY);
  purgeLocally({ tags: ['*'], removal: true });
}
