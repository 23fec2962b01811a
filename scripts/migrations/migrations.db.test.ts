import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/platform/testing/database';
import { applyMigrations } from './apply-migrations';
import { findDrift } from './find-drift';
import { MigrationError, migrationsDirectory, readMigrations, root } from './history';
import { hasExactly, runMigrations } from './run-migrations';
import { withSchemaEngine } from './schema-engine';
import { withScratchDatabase } from './scratch-database';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase({ url: inject('testServer').url });
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('migrations', () => {
  it('agree with schema.prisma', async () => {
    expect(await findDrift({ databaseUrl: database.url })).toBeNull();
  });

  it('are applied once, by however many start at the same time', async () => {
    const starts = Array.from({ length: 4 }, () => applyMigrations({ databaseUrl: database.url }));
    const applied = await Promise.all(starts);
    const expected = (await readMigrations()).map(({ name }) => name);
    expect(applied.flat()).toEqual(expected);
  });

  it('have what was there before reckoned for the orders that they bring, once', async () => {
    const { rows } = await client.query('SELECT task_identifier, key FROM graphile_worker.jobs');
    expect(rows).toEqual([{ task_identifier: 'rescore-comments', key: 'rescore-migrated' }]);
  });

  it('leave the history as Prisma keeps it', async () => {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations ORDER BY migration_name',
    );
    const expected = (await readMigrations()).map(({ name, checksum }) => [name, checksum]);
    expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual(expected);
  });

  it('leave the history as Prisma’s own engine understands it', async () => {
    const migrations = await readMigrations();
    const migrationsList = {
      baseDir: migrationsDirectory,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
      })),
    };
    const filters = { externalTables: [], externalEnums: [] };
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8');
    const found = await withSchemaEngine({ databaseUrl: database.url, schema }, (engine) =>
      engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
    );
    expect(found).toMatchObject({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
    });
    expect(found.history ?? null).toBeNull();
  });

  it('leave nothing of one that fails, and go on from there when it is mended', async () => {
    const first = { name: '1_first', checksum: 'a', sql: 'CREATE TABLE first (); CREATE TABLE second ();' };
    const broken = { name: '2_broken', checksum: 'b', sql: 'CREATE TABLE third (); SELECT nothing;' };
    const mended = { ...broken, checksum: 'c', sql: 'CREATE TABLE third ();' };
    await withScratchDatabase({
      databaseUrl: database.url,
      async work(url) {
        const scratch = new Client({ connectionString: url });
        await scratch.connect();
        try {
          const failure = runMigrations(scratch, [first, broken]);
          await expect(failure).rejects.toThrow(MigrationError);
          await expect(failure).rejects.toThrow(
            'The migration 2_broken could not be applied: column "nothing"',
          );
          const { rows } = await scratch.query(
            `SELECT migration_name, to_regclass('third') AS third, to_regclass('second') AS second FROM _prisma_migrations`,
          );
          expect(rows).toEqual([{ migration_name: '1_first', third: null, second: 'second' }]);
          expect(await runMigrations(scratch, [first, mended])).toEqual(['2_broken']);
          expect(await hasExactly(scratch, [first, mended])).toBe(true);
          await expect(runMigrations(scratch, [first, broken])).rejects.toThrow(
            'was changed after it was applied',
          );
        } finally {
          await scratch.end();
        }
      },
    });
  });

  it('are not applied beside the tables of something else', async () => {
    await withScratchDatabase({
      databaseUrl: database.url,
      async work(url) {
        const scratch = new Client({ connectionString: url });
        await scratch.connect();
        try {
          await scratch.query('CREATE TABLE somebody_elses ()');
          await expect(applyMigrations({ databaseUrl: url })).rejects.toThrow('tables of something else');
        } finally {
          await scratch.end();
        }
      },
    });
  });

  it('are not applied to a database that knows a later one', async () => {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ('later', 'x', '99991231000000_later', now(), now(), 1)`,
    );
    await expect(applyMigrations({ databaseUrl: database.url })).rejects.toThrow(MigrationError);
    await client.query(`DELETE FROM _prisma_migrations WHERE id = 'later'`);
  });

  it('start over where a process was killed in the middle', async () => {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
       VALUES ('killed', 'x', (SELECT max(migration_name) FROM _prisma_migrations), now(), 0)`,
    );
    await expect(applyMigrations({ databaseUrl: database.url })).resolves.toEqual([]);
  });
});

describe('the migration to reviewers’ records', () => {
  it('counts at each calibration item what was made of it before', async () => {
    const counts = await withScratchDatabase({ databaseUrl: database.url, work: countsAfterMigration });
    expect(counts).toEqual([
      { key: 'missed', uses: 2, passes: 1 },
      { key: 'new', uses: 0, passes: 0 },
    ]);
  });
});

async function countsAfterMigration(url: string) {
  const scratch = new Client({ connectionString: url });
  await scratch.connect();
  try {
    for (const { name, sql } of await readMigrations()) {
      if (name.endsWith('_trust')) await scratch.query(GIVEN_BEFORE);
      await scratch.query(sql);
    }
    const { rows } = await scratch.query('SELECT key, uses, passes FROM calibration_items ORDER BY key');
    return rows;
  } finally {
    await scratch.end();
  }
}

/** Two verdicts on a calibration item, of which one is right; whose they are does not matter. */
const GIVEN_BEFORE = `
  SET session_replication_role = replica;
  INSERT INTO calibration_items (id, key, body, body_html, word_count, verdict, explanation)
    SELECT gen_random_uuid(), key, 'A word.', '<p>A word.</p>', 2, 'NOT_CIVIL', 'Why.' FROM unnest(array['missed', 'new']) AS key;
  INSERT INTO reviews (id, assignment_id, reviewer_id, calibration_item_id, verdict, created_at)
    SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), i.id, v.verdict::"Verdict", now()
    FROM calibration_items i, unnest(array['YES', 'NOT_CIVIL']) AS v(verdict) WHERE i.key = 'missed';
  SET session_replication_role = DEFAULT;`;

describe('the application’s role', () => {
  it('adds to the audit and cannot change it', async () => {
    await client.query('SET ROLE trialogue_app');
    for (const forbidden of [
      'UPDATE audit_entries SET id = id',
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ]) {
      await expect(client.query(forbidden)).rejects.toThrow(/permission denied/);
    }
    await client.query('RESET ROLE');
  });

  it('adds jobs', async () => {
    await client.query('SET ROLE trialogue_app');
    await expect(client.query(`SELECT graphile_worker.add_job('nothing', '{}')`)).resolves.toBeDefined();
    await client.query('RESET ROLE');
  });
});
