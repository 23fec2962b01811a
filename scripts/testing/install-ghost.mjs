// @ts-check
/**
 * Ghost, as npm has it, for the tests in `integrations/ghost`, and Portal, its form for members, which its pages have from a network of its own:
 * installed once, each in a folder of its own under the data folder.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The last line that runs on Node 20. */
const GHOST = 'ghost@5.130.5';
/** Of the line that Ghost 5.130 names (2.51) npm has none any more; it asks Ghost for the same. */
const PORTAL = '@tryghost/portal@2.69.295';
/** What each step of it may take. */
const PATIENCE_MS = 10 * 60_000;

/** @param {string} root @param {string} name */
const folderOf = (root, name) =>
  join(root, '.data', 'programs', name.replace(/^@.*\//, '').replace('@', '-'));

/** @param {string} root */
export const ghostFolder = (root) => folderOf(root, GHOST);

/** @param {string} root */
export const portalFile = (root) => join(folderOf(root, PORTAL), 'umd', 'portal.min.js');

/** @typedef {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} Options */

/**
 * Installs both where they are not yet, which takes some minutes.
 * @param {Options} options
 * @returns {Promise<string | null>} why one cannot be had, or its database not be built; null where they are there
 */
export const installGhost = async (options) =>
  (await install(PORTAL, options)) ?? (await install(GHOST, options));

/** @param {string} name @param {Options} options */
async function install(name, { root, env, signal }) {
  const folder = folderOf(root, name);
  if (existsSync(folder)) return null;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  /** @type {InFolder} */
  const inFolder = (program, args, cwd) =>
    run(program, args, { cwd, env, signal, timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024 });
  try {
    const { stdout } = await inFolder('npm', ['pack', '--silent', name], work);
    await inFolder('tar', ['xzf', stdout.trim()], work);
    const unpacked = join(work, 'package');
    if (name === GHOST) await build(unpacked, inFolder);
    renameSync(unpacked, folder);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return `${name}, for ${String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .at(-1)}`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @typedef {(program: string, args: string[], cwd: string) => Promise<{ stdout: string }>} InFolder */

/**
 * With all that it needs, and its database's driver.
 * @param {string} ghost @param {InFolder} inFolder
 */
async function build(ghost, inFolder) {
  writeFileSync(join(ghost, 'package.json'), JSON.stringify(forNpm(join(ghost, 'package.json'))));
  // What it leaves to its peers has not been written for npm either.
  const quiet = [
    '--prefix',
    ghost,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--legacy-peer-deps',
    '--omit=dev',
  ];
  await inFolder('npm', ['install', ...quiet], ghost);
  // The headers of Node are where Node is: sqlite3 is built without fetching any.
  const nodedir = dirname(dirname(process.execPath));
  const gyp = join(ghost, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const sqlite = join(ghost, 'node_modules', 'sqlite3');
  await inFolder(process.execPath, [gyp, 'rebuild', `--nodedir=${nodedir}`], sqlite);
}

/**
 * Its package as npm takes it: it was made for Yarn, and what it is developed with comes from elsewhere.
 * @param {string} file
 */
function forNpm(file) {
  const { devDependencies: _, resolutions, ...own } = JSON.parse(readFileSync(file, 'utf8'));
  const pinned = Object.entries(resolutions).filter(([, wanted]) => !String(wanted).startsWith('file:'));
  const overrides = Object.fromEntries(
    pinned.map(([name, wanted]) => [name, name in own.dependencies ? `$${name}` : wanted]),
  );
  return { ...own, overrides };
}
