// @ts-check
/** What `npm start` and `npm run dev` have in common: everything up to the point where there is something to serve. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, seed } from './database.mjs';
import {
  checkDatabaseAddress,
  checkNode,
  checkPort,
  readEnvironment,
  validateEnvironment,
} from './environment.mjs';
import { generateClient } from './generate-client.mjs';
import { install } from './install.mjs';
import { oneInDatabase } from './one-at-a-time.mjs';
import { step } from './step.mjs';

/** The folder of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @typedef {{ env: NodeJS.ProcessEnv, database: import('./database.mjs').Database }} Prepared */

/**
 * @param {import('./run-command.mjs').Command & {
 *   mode: 'production' | 'development',
 *   meanwhile?: (env: NodeJS.ProcessEnv) => Promise<void>,
 * }} options `meanwhile` is done while the database is filled
 * @returns {Promise<Prepared>}
 */
export async function prepare({ signal, defer, mode, meanwhile = async () => undefined }) {
  checkNode();
  const given = /** @type {NodeJS.ProcessEnv} */ ({ ...readEnvironment({ root }), NODE_ENV: mode });
  const port = Number(given.PORT);
  if (port > 0) await checkPort({ port });
  if (given.DATABASE_URL) await checkDatabaseAddress({ url: given.DATABASE_URL });

  await step('Packages', () => install({ root, env: given, signal }));
  await validateEnvironment({ root, env: given, signal });
  await step('Database client', () => generateClient({ root, env: given, signal }));
  /** @type {import('./database.mjs').Database | undefined} */
  let database;
  await step(given.DATABASE_URL ? 'Database of DATABASE_URL' : 'Embedded PostgreSQL', async () => {
    database = await openDatabase({ root, url: given.DATABASE_URL });
    defer(database.release);
  });
  if (!database) throw new Error('unreachable');
  const env = { ...given, DATABASE_URL: database.url };
  const first = given.SEED_DEMO === '0' ? 'First admin' : 'Demo publication';
  await oneInDatabase({
    url: given.DATABASE_DIRECT_URL || env.DATABASE_URL,
    signal,
    async work() {
      await step('Migrations', () => migrate({ root, env, signal }));
      const began = Date.now();
      const seeding = seed({ root, env, signal });
      await Promise.all([seeding, meanwhile(env).then(() => step(first, () => seeding, began))]);
    },
  });
  return { env, database };
}
