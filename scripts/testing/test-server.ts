/**
 * Vitest's global set-up for database tests: a PostgreSQL server, and on it one migrated database that the tests'
 * own are copies of. The server is the one of TEST_DATABASE_URL, else the embedded one, with data of its own.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import {
  createTestDatabase,
  databaseName,
  dropAbandonedDatabases,
  type TestServer,
} from '../../lib/platform/testing/database';
import { holdServer } from '../embedded-postgres/hold-server.mjs';
import { applyMigrations } from '../migrations/apply-migrations';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  await dropAbandonedDatabases(server);
  const template = await createTestDatabase(server);
  await applyMigrations({ databaseUrl: template.url });
  project.provide('testServer', { url: server.url, template: databaseName(template.url) });
  return async () => {
    await template.drop();
    await server.release();
  };
}

async function findServer(): Promise<{ url: string; release: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, release: async () => undefined };
  return holdServer({ root, base: join(root, '.data', 'test'), durable: false });
}
