// @ts-check
/**
 * `npm test`: unit, database and browser tests, against a production build and a real PostgreSQL. The last line says
 * how many passed and how many failed.
 *
 *   npm test -- lib/comments e2e/doors   only the tests of these files and folders
 *   npm run test:integrations            the plugins for the programs of others, each with the real program
 *   npm test -- --integrations           all of that, where those programs are installed
 *   npm run test:deep                    properties and interleavings on twenty times as many cases, no browser
 *   npm run test:watch                   unit and database tests, again at each change
 *
 * TEST_DATABASE_URL names a PostgreSQL server whose user may create databases; without it the embedded one is used.
 */
import { join } from 'node:path';
import { build } from './launch/build.mjs';
import { checkDatabaseAddress, checkNode } from './launch/environment.mjs';
import { generateClient } from './launch/generate-client.mjs';
import { install } from './launch/install.mjs';
import { oneInFolder } from './launch/one-at-a-time.mjs';
import { root } from './launch/prepare.mjs';
import { sentenceFor } from './launch/refusal.mjs';
import { runCommand } from './launch/run-command.mjs';
import { findBrowser } from './testing/find-browser.mjs';
import { installGhost } from './testing/install-ghost.mjs';
import { missingPrograms } from './testing/integration-programs.mjs';
import { runPlaywright, runVitest } from './testing/run-tests.mjs';

/** The tests set these themselves; what they are set to for a site of yours must not change what is tested. */
const OWN_VARIABLES = [
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'AKISMET_KEY',
  'APP_URL',
  'DATABASE_POOL_SIZE',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'FETCH_LOOPBACK_FOR_TESTS',
  'FILES_FOLDER',
  'GHOST_URL',
  'JOBS',
  'LOG_LEVEL',
  'MAIL_FOLDER',
  'MAIL_FROM',
  'METRICS_TOKEN',
  'NODE_ENV',
  'OIDC_PROVIDERS',
  'PORT',
  'RATE_LIMIT_SCALE',
  'S3_ACCESS_KEY_ID',
  'S3_BUCKET',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_SECRET_ACCESS_KEY',
  'SEED_DEMO',
  'SCREENING_SECRET',
  'SCREENING_URL',
  'SESSION_SECRET',
  'SHUTDOWN_GRACE_MS',
  'SMTP_URL',
  'SSO_KEY',
  'SSO_URL',
  'STALE_PAGE_MS',
  'STRIPE_API_FOR_TESTS',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'TRUSTED_PROXY_HOPS',
];

const DEEP = '20';

/** @typedef {import('./testing/run-tests.mjs').Count} Count */
/** @type {Count} */
const NONE = { passed: 0, failed: 0, failures: [], unsteady: [] };
/** @typedef {import('./launch/run-command.mjs').Command} Command */

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const browserPaths = paths.filter((path) => /^(\.\/)?e2e\b/.test(path));
const integrationPaths = paths.filter((path) => /^(\.\/)?integrations\b/.test(path));
const vitestPaths = paths.filter((path) => !browserPaths.includes(path) && !integrationPaths.includes(path));
const isWatching = flags.includes('--watch');
const isDeep = flags.includes('--deep');
const wantsVitest = paths.length === 0 || vitestPaths.length > 0;
const wantsBrowser = !isWatching && !isDeep && (paths.length === 0 || browserPaths.length > 0);
const wantsIntegrations = flags.includes('--integrations') || integrationPaths.length > 0;

/** How long each step took, in the order of their ends. @type {{ title: string, seconds: number }[]} */
const steps = [];
/** What was not tested that was asked for. @type {string[]} */
const left = [];

await runCommand(async (command) => {
  const outcomes = await Promise.allSettled(await startTests(command));
  command.signal.throwIfAborted();
  const counts = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : sayWhy(outcome.reason),
  );
  const { passed, failed, failures, unsteady } = sum(counts);
  if (unsteady.length > 0) console.log(`\nPassed only when tried again:\n  ${unsteady.join('\n  ')}`);
  if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
  console.log();
  for (const { title, seconds } of steps)
    console.log(`  ${title} `.padEnd(28, '·') + ` ${seconds.toFixed(1)} s`);
  for (const line of left) console.log(`\n${line}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * Unit and database tests run while the site is built for the browser's.
 * @param {Command} command
 * @returns {Promise<Promise<Count>[]>}
 */
async function startTests(command) {
  try {
    const { signal } = command;
    const env = await oneInFolder({ folder: root, signal, work: () => prepareTests(command) });
    /** @type {Promise<Count>[]} */
    const running = [];
    if (wantsVitest) {
      const run = { root, env, signal, paths: vitestPaths, isWatching };
      running.push(timed('Unit and database tests', () => runVitest(run)));
    }
    if (wantsBrowser || wantsIntegrations) running.push(testInBrowser({ env, signal, before: running[0] }));
    return running;
  } catch (error) {
    return [Promise.reject(error)];
  }
}

/**
 * @param {Command} command
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests run with
 */
async function prepareTests({ signal, defer }) {
  checkNode();
  const given = { ...process.env };
  for (const name of OWN_VARIABLES) delete given[name];
  if (isDeep) given.TEST_DEPTH = DEEP;
  if (given.TEST_DATABASE_URL) await checkDatabaseAddress({ url: given.TEST_DATABASE_URL });

  await timed('Packages', () => install({ root, env: given, signal }));
  await timed('Database client', () => generateClient({ root, env: given, signal }));
  if (given.TEST_DATABASE_URL) return given;
  const { holdServer } = await import('./embedded-postgres/hold-server.mjs');
  const base = join(root, '.data', 'test');
  const held = await timed('Embedded PostgreSQL', () => holdServer({ root, base, durable: false }));
  defer(held.release);
  return { ...given, TEST_DATABASE_URL: held.url };
}

/**
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal, before?: Promise<unknown> }} options
 * @returns {Promise<Count>}
 */
async function testInBrowser({ env, signal, before }) {
  const browser = await timed('Browser', () => findBrowser({ root, env, signal }));
  const work = () => build({ root, env, signal });
  await timed('Build', () => oneInFolder({ folder: root, signal, work }));
  // Each of them has the processors to itself.
  await before;
  const run = { root, env: { ...env, TEST_BROWSER: browser }, signal };
  const own = wantsBrowser
    ? await timed('Browser tests', () => runPlaywright({ ...run, folder: 'e2e', paths: browserPaths }))
    : NONE;
  return sum([own, wantsIntegrations ? await testIntegrations(run) : NONE]);
}

/**
 * Where they were asked for by name, a program that is missing fails them; otherwise it is said, and they are left out.
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} run
 * @returns {Promise<Count>}
 */
async function testIntegrations(run) {
  /** @type {[folder: string, whyNot: () => Promise<string | null>][]} */
  const programs = [
    ['integrations/wordpress', async () => missingPrograms().join(' ') || null],
    ['integrations/ghost', () => timed('Ghost', () => installGhost(run))],
  ];
  const names = integrationPaths.length > 0 ? integrationPaths : ['integrations'];
  const isAsked = (/** @type {string} */ folder) =>
    names.some((name) => name.includes(folder) || /integrations\/?$/.test(name));
  /** @type {string[]} */
  const paths = [];
  for (const [folder, whyNot] of programs.filter(([name]) => isAsked(name))) {
    const reason = await whyNot();
    if (reason === null)
      paths.push(...(names.some((name) => name.includes(`${folder}/`)) ? names : [folder]));
    else left.push(`Not tested: ${folder}. It takes programs that are not installed: ${reason}`);
  }
  const tested =
    paths.length > 0
      ? await timed('Integrations', () => runPlaywright({ ...run, folder: 'integrations', paths }))
      : NONE;
  const isMissing = integrationPaths.length > 0 && left.length > 0;
  return isMissing ? sum([tested, { ...NONE, failed: 1 }]) : tested;
}

/** @param {Count[]} counts @returns {Count} */
function sum(counts) {
  return {
    passed: counts.reduce((all, { passed }) => all + passed, 0),
    failed: counts.reduce((all, { failed }) => all + failed, 0),
    failures: counts.flatMap(({ failures }) => failures),
    unsteady: counts.flatMap(({ unsteady }) => unsteady),
  };
}

/** @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>} */
async function timed(title, work) {
  const started = performance.now();
  console.log(`  ${title} …`);
  try {
    return await work();
  } finally {
    steps.push({ title, seconds: (performance.now() - started) / 1000 });
  }
}

/** @param {unknown} error @returns {Count} */
function sayWhy(error) {
  console.error(sentenceFor(error) ?? error);
  return { ...NONE, failed: 1 };
}
