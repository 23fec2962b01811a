// @ts-check
/** Installs what package-lock.json names, when node_modules does not hold it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { runNode, tail } from './run-node.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<'skipped' | void>}
 */
export async function install({ root, env, signal }) {
  if (isInstalled(root)) return 'skipped';
  const logFile = join(root, '.data', 'logs', 'install.log');
  const npm = findNpm();
  // A build checks types, so that it needs what production does not.
  const code = await runNode({ args: [npm, 'ci', '--include=dev'], cwd: root, env, signal, logFile });
  signal.throwIfAborted();
  if (code === 0) return;
  console.error(tail(logFile));
  throw new Refusal(
    'The packages could not be installed: see the end of npm’s output above, then try again.',
  );
}

/**
 * npm keeps a copy of the lock beside what it installed, written last.
 * @param {string} root
 */
function isInstalled(root) {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/** @param {string} file @returns {Record<string, LockEntry> | undefined} */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** The npm that runs us, else the one beside our node. */
function findNpm() {
  const beside = join(process.execPath, '..', '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const found = [process.env.npm_execpath, beside].find((path) => path?.endsWith('.js') && existsSync(path));
  if (!found) throw new Refusal('npm was not found: run this through it (npm start, npm test).');
  return found;
}
