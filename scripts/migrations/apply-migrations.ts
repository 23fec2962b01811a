import { readFile } from 'node:fs/promises';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { checksums, NO_FILTERS, readMigrations, readSchema } from './history';
import { renewSkeletons } from './renew-skeletons';
import { MigrationError, withSchemaEngine } from './schema-engine';

/** Any number that nothing else here locks. One migrator at a time; the others wait and find nothing left to do. */
const MIGRATION_LOCK = 7_216_401_655;
const LOCK_NOT_AVAILABLE = '55P03';
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
  try {
    await refuseOldServer(client);
    await lock.connect();
    await takeTurn(lock, patienceMs);
    const migrations = await readMigrations();
    const applied = (await isUpToDate({ client, migrations }))
      ? []
      : await bringUpToDate({ databaseUrl, migrations });
    await runMigrations({ connectionString: databaseUrl, logger: silent });
    await client.query(await readFile(new URL('../../prisma/roles.sql', import.meta.url), 'utf8'));
    if (applied.length > 0) await client.query(RESCORE);
    for (const { kept, other } of await renewSkeletons(client))
      tell(`The name of member ${other} looks the same as that of member ${kept}: both keep it.`);
    return applied;
  } finally {
    await Promise.all([lock.end(), client.end()]);
  }
}

/**
 * The lock belongs to a transaction, which ends with the connection whatever happens: a session's own would stay with a pooler,
 * and the next migrator would wait for nobody.
 */
async function takeTurn(lock: Client, patienceMs: number): Promise<void> {
  lock.on('error', () => undefined);
  await lock.query(
    `BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = ${patienceMs}`,
  );
  try {
    await lock.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new MigrationError(
      `Another process has been migrating this database for ${Math.round(patienceMs / 1000)} seconds and more: wait for it, or end it, and start again.`,
    );
  }
}

/**
 * For programs that work on a database and do not bring it up to date.
 * @throws {MigrationError} it is not in the state that this version of the code expects
 */
export async function assertMigrated({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (await isUpToDate({ client, migrations: await readMigrations() })) return;
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

/** Asks the history directly: the engine takes longer to load than a start should. */
async function isUpToDate({
  client,
  migrations,
}: {
  client: Client;
  migrations: MigrationList;
}): Promise<boolean> {
  const { rows } = await client.query<{ history: string | null }>(
    `SELECT to_regclass('public._prisma_migrations') AS history`,
  );
  if (!rows[0]?.history) return false;
  const applied = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const expected = checksums(migrations);
  return (
    applied.rows.length === expected.size &&
    applied.rows.every((row) => expected.get(row.migration_name) === row.checksum)
  );
}

async function bringUpToDate({
  databaseUrl,
  migrations,
}: {
  databaseUrl: string;
  migrations: MigrationList;
}): Promise<string[]> {
  const work = async (engine: SchemaEngine) => {
    await settleHistory({ engine, migrations });
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  };
  return withSchemaEngine({ databaseUrl, schema: await readSchema(), work });
}

async function settleHistory({
  engine,
  migrations,
}: {
  engine: SchemaEngine;
  migrations: MigrationList;
}): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: migrations,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  const edited = found.editedMigrationNames.find((name) => !found.failedMigrationNames.includes(name));
  if (edited) {
    throw new MigrationError(`The migration ${edited} was changed after it was applied: restore its file.`);
  }
  if (found.history && 'unpersistedMigrationNames' in found.history) {
    const [unknown] = found.history.unpersistedMigrationNames;
    throw new MigrationError(
      `The database has the migration ${unknown}, which this version does not: use a newer version.`,
    );
  }
  // A migration is one transaction: one that failed, or whose process was killed, left nothing but its note.
  for (const migrationName of found.failedMigrationNames)
    await engine.markMigrationRolledBack({ migrationName });
}
