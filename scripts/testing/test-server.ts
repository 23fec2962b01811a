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

type Shared = { server: TestServer; close(): Promise<void> };

// Each project sets up by itself, at the same time and from a copy of this module: they meet on globalThis.
const SHARED = Symbol.for('trialogue.test-server');
type Holder = { [SHARED]?: { opening: Promise<Shared>; users: number } };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const holder = globalThis as Holder;
  const shared = (holder[SHARED] ??= { opening: open(), users: 0 });
  shared.users += 1;
  const { server, close } = await shared.opening;
  project.provide('testServer', server);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete holder[SHARED];
    await close();
  };
}

async function open(): Promise<Shared> {
  const server = await findServer();
  await dropAbandonedDatabases(server);
  const template = await createTestDatabase(server);
  await applyMigrations({ databaseUrl: template.url });
  return {
    server: { url: server.url, template: databaseName(template.url) },
    async close() {
      await template.drop();
      await server.release();
    },
  };
}

async function findServer(): Promise<{ url: string; release: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, release: async () => undefined };
  return holdServer({ root, base: join(root, '.data', 'test'), durable: false });
}
