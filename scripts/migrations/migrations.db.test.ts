import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/platform/testing/database';
import { applyMigrations } from './apply-migrations';
import { findDrift } from './find-drift';
import { checksums, readMigrations } from './history';
import { MigrationError } from './schema-engine';
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
    const expected = [...checksums(await readMigrations()).keys()];
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
    const expected = checksums(await readMigrations());
    expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual([...expected]);
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
    const { migrationDirectories } = await readMigrations();
    for (const { path, migrationFile } of migrationDirectories) {
      if (path.endsWith('_trust')) await scratch.query(GIVEN_BEFORE);
      await scratch.query(migrationFile.content.value);
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
