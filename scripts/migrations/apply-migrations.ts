import { readFile } from 'node:fs/promises';
import { Logger, runMigrations as runQueueMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { takeTurn } from '../launch/take-turn.mjs';
import { MigrationError, readMigrations } from './history';
import { renewSkeletons } from './renew-skeletons';
import { hasExactly, runMigrations } from './run-migrations';

/** Any number that nothing else here locks. One migrator at a time; the others wait and find nothing left to do. */
const MIGRATION_LOCK = 7_216_401_655;
/** How long a migrator waits for another one: longer than any of our migrations takes. */
const PATIENCE_MS = 5 * 60_000;
const OLDEST_POSTGRESQL = 14;
const NOT_MIGRATED = 'The database is not in the state that this version expects: run npm run migrate first.';
/** What stood in the database before a migration has no place yet in the orders that it brought. */
const RESCORE = `SELECT graphile_worker.add_job('rescore-comments', job_key => 'rescore-migrated', queue_name => 'rescore-comments')`;
const silent = new Logger(() => () => undefined);

/**
 * Brings a database to the state that this version of the code expects: the schema, the job queue's own tables, and
 * the application's role. What is already done is not done again.
 * @returns the names of the migrations that were applied
 * @throws {MigrationError} a migration failed (then it left nothing behind), the history does not fit ours, or another process is
 *   at it and does not end
 */
export async function applyMigrations({
  databaseUrl,
  patienceMs = PATIENCE_MS,
  tell = () => undefined,
}: {
  databaseUrl: string;
  patienceMs?: number;
  /** What an operator should know of. */
  tell?: (sentence: string) => void;
}): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const lock = new Client({ connectionString: databaseUrl });
  lock.on('error', () => undefined);
  try {
    await refuseOldServer(client);
    await lock.connect();
    await takeTurn(lock, { key: MIGRATION_LOCK, patienceMs, onTooLong: () => tooLong(patienceMs) });
    const applied = await runMigrations(client, await readMigrations());
    await runQueueMigrations({ connectionString: databaseUrl, logger: silent });
    await client.query(await readFile(new URL('../../prisma/roles.sql', import.meta.url), 'utf8'));
    if (applied.length > 0) await client.query(RESCORE);
    for (const { kept, other } of await renewSkeletons(client))
      tell(`The name of member ${other} looks the same as that of member ${kept}: both keep it.`);
    return applied;
  } finally {
    await Promise.all([lock.end(), client.end()]);
  }
}

const tooLong = (patienceMs: number) =>
  new MigrationError(
    `Another process has been migrating this database for ${Math.round(patienceMs / 1000)} seconds and more: wait for it, or end it, and start again.`,
  );

/**
 * For programs that work on a database and do not bring it up to date.
 * @throws {MigrationError} it is not in the state that this version of the code expects
 */
export async function assertMigrated({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (await hasExactly(client, await readMigrations())) return;
    throw new MigrationError(NOT_MIGRATED);
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < OLDEST_POSTGRESQL) {
    throw new MigrationError(`PostgreSQL ${major} is too old: use a server from ${OLDEST_POSTGRESQL} up.`);
  }
}
