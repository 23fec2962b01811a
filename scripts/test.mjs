// @ts-check
/**
 * `npm test`: unit, database and browser tests, against a production build and a real PostgreSQL. The last line says
 * how many passed and how many failed.
 *
 * TEST_DATABASE_URL names a PostgreSQL server whose user may create databases; without it the embedded one is used.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './launch/build.mjs';
import { checkDatabaseAddress, checkNode } from './launch/environment.mjs';
import { generateClient } from './launch/generate-client.mjs';
import { install } from './launch/install.mjs';
import { root } from './launch/prepare.mjs';
import { sentenceFor } from './launch/refusal.mjs';
import { runCommand } from './launch/run-command.mjs';
import { step } from './launch/step.mjs';
import { findBrowser } from './testing/find-browser.mjs';
import { runPlaywright, runVitest } from './testing/run-tests.mjs';

/** The tests set these themselves; what they are set to for a site of yours must not change what is tested. */
const OWN_VARIABLES = [
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'APP_URL',
  'DATABASE_POOL_SIZE',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'JOBS',
  'LOG_LEVEL',
  'MAIL_FOLDER',
  'MAIL_FROM',
  'NODE_ENV',
  'PORT',
  'RATE_LIMIT_SCALE',
  'SEED_DEMO',
  'SESSION_SECRET',
  'SMTP_URL',
  'TRUSTED_PROXY_HOPS',
];

/** @typedef {{ passed: number, failed: number }} Count */

await runCommand(async (command) => {
  /** @type {Count[]} */
  const counts = [];
  try {
    const env = await prepareTests(command);
    for (const run of [runVitest, runPlaywright]) {
      counts.push(await run({ root, env, signal: command.signal }));
      command.signal.throwIfAborted();
    }
  } catch (error) {
    console.error(sentenceFor(error) ?? error);
    counts.push({ passed: 0, failed: 1 });
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * @param {import('./launch/run-command.mjs').Command} command
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests run with
 */
async function prepareTests({ signal, defer }) {
  checkNode();
  const given = { ...process.env };
  for (const name of OWN_VARIABLES) delete given[name];
  if (given.TEST_DATABASE_URL) await checkDatabaseAddress({ url: given.TEST_DATABASE_URL });

  await step('Packages', () => install({ root, env: given, signal }));
  await step('Database client', () => generateClient({ root, env: given, signal }));
  /** @type {string | undefined} */
  let browser;
  if (existsSync(join(root, 'e2e', 'playwright.config.ts'))) {
    await step('Browser', async () => void (browser = await findBrowser({ root, env: given, signal })));
  }
  let server = given.TEST_DATABASE_URL;
  await step(server ? 'PostgreSQL of TEST_DATABASE_URL' : 'Embedded PostgreSQL', async () => {
    if (server) return;
    const { holdServer } = await import('./embedded-postgres/hold-server.mjs');
    const held = await holdServer({ root, base: join(root, '.data', 'test'), durable: false });
    defer(held.release);
    server = held.url;
  });
  await step('Build', () => build({ root, env: given, signal }));
  return { ...given, TEST_DATABASE_URL: server, TEST_BROWSER: browser };
}
