import { DatabaseError, type Client } from 'pg';
import { MigrationError, type Migration } from './history';

/** As Prisma makes it, so that its own tools read the history and go on with it. */
const HISTORY = `
  CREATE TABLE public._prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

const APPLIED = `
  INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES (gen_random_uuid(), $1, $2, transaction_timestamp(), clock_timestamp(), 1)`;

/** Whether a table stands where ours would, other than an extension's. */
const IN_USE = `
  SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LIMIT 1`;

/**
 * Applies what the database does not have, oldest first, each in one transaction with its row of the history: it happens or it
 * does not. Whoever calls it holds the lock of the migrations.
 * @returns the names of those that were applied
 * @throws {MigrationError} the history does not fit, or a migration failed
 */
export async function runMigrations(client: Client, migrations: Migration[]): Promise<string[]> {
  const missing = missingIn(await readHistory(client), migrations);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

/** Whether the database has these very migrations, and no others. */
export async function hasExactly(client: Client, migrations: Migration[]): Promise<boolean> {
  if (!(await hasHistory(client))) return false;
  const applied = await readApplied(client);
  return (
    applied.size === migrations.length &&
    migrations.every(({ name, checksum }) => applied.get(name) === checksum)
  );
}

/** The migrations that were applied, with the checksums of what they were. */
async function readHistory(client: Client): Promise<Map<string, string>> {
  if (!(await hasHistory(client))) {
    const { rowCount } = await client.query(IN_USE);
    if (rowCount !== 0)
      throw new MigrationError('The database has tables of something else in it: use one that is empty.');
    await client.query(HISTORY);
  }
  // Prisma's engine noted a migration before it ran it: one that failed, or whose process was killed, left nothing but its note.
  await client.query(
    'UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  return readApplied(client);
}

async function hasHistory(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`,
  );
  return rows[0]?.found === true;
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function missingIn(applied: Map<string, string>, migrations: Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not: use a newer version.`,
      );
    if (known.get(name) !== checksum)
      throw new MigrationError(`The migration ${name} was changed after it was applied: restore its file.`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: Client, { name, checksum, sql }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    // Sent whole: a script is not cut at its semicolons, those inside functions included.
    await client.query(sql);
    await client.query(APPLIED, [checksum, name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!(error instanceof DatabaseError)) throw error;
    throw new MigrationError(`The migration ${name} could not be applied: ${error.message}`, {
      cause: error,
    });
  }
}
