// @ts-check
/** Ghost, as npm has it, for the tests in `integrations/ghost`: installed once, in a folder of its own under the data folder. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The last line that runs on Node 20. */
const GHOST = 'ghost@5.130.5';
/** What each step of it may take. */
const PATIENCE_MS = 10 * 60_000;

/** @param {string} root */
export const ghostFolder = (root) => join(root, '.data', 'programs', GHOST.replace('@', '-'));

/**
 * Installs it where it is not yet, which takes some minutes.
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<string | null>} why it cannot be had, or its database not be built; null where it is there
 */
export async function installGhost({ root, env, signal }) {
  const folder = ghostFolder(root);
  if (existsSync(folder)) return null;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  // The headers of Node are where Node is: sqlite3 is built without fetching any.
  const nodedir = dirname(dirname(process.execPath));
  /** @param {string} program @param {string[]} args @param {string} cwd */
  const inFolder = (program, args, cwd) =>
    run(program, args, { cwd, env, signal, timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024 });
  try {
    const { stdout } = await inFolder('npm', ['pack', '--silent', GHOST], work);
    await inFolder('tar', ['xzf', stdout.trim()], work);
    const ghost = join(work, 'package');
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
    const gyp = join(ghost, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    await inFolder(
      process.execPath,
      [gyp, 'rebuild', `--nodedir=${nodedir}`],
      join(ghost, 'node_modules', 'sqlite3'),
    );
    renameSync(ghost, folder);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return `${GHOST}, for ${String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .at(-1)}`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
