// @ts-check
/** A Chromium for the browser tests: an installed one, else Playwright's own, else the operating system's package. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { Refusal } from '../launch/refusal.mjs';
import { runNode } from '../launch/run-node.mjs';

/** First the one that has no windows to draw, which takes a third of the processor time. */
const NAMES = [
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
];
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<string>} the path of its program
 */
export async function findBrowser({ root, env, signal }) {
  const installed = findInstalled(env) ?? findPlaywrightsOwn(root);
  if (installed) return installed;
  const logFile = join(root, '.data', 'logs', 'browser.log');
  await runNode({
    args: ['node_modules/@playwright/test/cli.js', 'install', 'chromium'],
    cwd: root,
    env,
    signal,
    logFile,
  });
  signal.throwIfAborted();
  const found = findPlaywrightsOwn(root) ?? installPackage(env);
  if (found) return found;
  throw new Refusal(
    'No browser was found and none could be downloaded: install Chromium, then run npm test again.',
  );
}

/** @param {NodeJS.ProcessEnv} env */
function findInstalled(env) {
  const folders = (env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC_APPLICATIONS].find(isExecutable);
}

/**
 * Its libraries may be missing where its program is not: what counts is that it starts.
 * @param {string} root
 */
function findPlaywrightsOwn(root) {
  const require = createRequire(join(root, 'package.json'));
  const program = /** @type {string} */ (require('@playwright/test').chromium.executablePath());
  if (!existsSync(program)) return undefined;
  return spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0 ? program : undefined;
}

/** @param {NodeJS.ProcessEnv} env */
function installPackage(env) {
  if (process.getuid?.() !== 0) return undefined;
  const quiet = /** @type {const} */ ({
    stdio: 'ignore',
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], quiet);
  return findInstalled(env);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
