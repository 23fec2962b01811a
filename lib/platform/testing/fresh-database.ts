/**
 * Runs before each database test file (vitest.config.ts): the file finds a migrated database, as new, at DATABASE_URL as in
 * production. Files that share a worker share its modules, so the database keeps its name and is made anew between them.
 */
import { afterAll, inject } from 'vitest';
import { disconnect } from '../db';
import { purgeLocally } from '../purge-bus';
import { createTestDatabase, renewTestDatabase, type TestDatabase } from './database';

const HOLDER = Symbol.for('trialogue.test-database');
type Holder = { [HOLDER]?: TestDatabase };

const holder = globalThis as Holder;
const server = inject('testServer');
if (holder[HOLDER]) await renewTestDatabase(server, holder[HOLDER]);
else holder[HOLDER] = await createTestDatabase(server);
process.env.DATABASE_URL = holder[HOLDER].url;

afterAll(async () => {
  await disconnect();
  // What is remembered of the database is of one that is no more.
  purgeLocally({ tags: ['*'], removal: true });
});
