/**
 * Runs before each database test file (vitest.config.ts): the file gets a migrated database of its own, at
 * DATABASE_URL as in production, and nothing of it remains afterwards.
 */
import { afterAll, inject } from 'vitest';
import { disconnect } from '../db';
import { createTestDatabase } from './database';

const database = await createTestDatabase(inject('testServer'));
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  await disconnect();
  await database.drop();
});
