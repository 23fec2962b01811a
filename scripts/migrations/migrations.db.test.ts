import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/platform/testing/database';
import { applyMigrations } from './apply-migrations';
import { findDrift } from './find-drift';
import { checksums, readMigrations } from './history';
import { MigrationError } from './schema-engine';

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
