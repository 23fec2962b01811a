// @ts-check
/** Where the embedded server's binaries and data live. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { canReach, serverAccount } from './account.mjs';
import { findBinaries } from './binaries.mjs';

const SYSTEM_HOME = '/var/lib/trialogue';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {{ native: string, dataDirectory: string, account?: Account }} Home */

/**
 * Beside the clone, unless root runs us and the server's account cannot get there (a clone under /root):
 * then both go to /var/lib/trialogue, and a link in `base` leads to the data.
 * @param {{ root: string, base: string }} options
 * @returns {Home}
 */
export function serverHome({ root, base }) {
  const { native, version } = findBinaries({ root });
  const place = join(base, 'postgres');
  const removed = isLink(place);
  const dataDirectory = removed ? readlinkSync(place) : place;
  const account = serverAccount({ dataDirectory });
  if (!account) return { native, dataDirectory };

  const home = join(SYSTEM_HOME, shortHash(root));
  const reachable = canReach(account, native);
  const usable = reachable ? native : copyFor({ account, native, target: join(home, `native-${version}`) });
  if (removed || canReach(account, base)) return { native: usable, dataDirectory, account };

  const elsewhere = join(home, shortHash(base));
  openFolder(home);
  symlinkSync(elsewhere, place);
  return { native: usable, dataDirectory: elsewhere, account };
}

/** @param {{ account: Account, native: string, target: string }} options */
function copyFor({ account, native, target }) {
  if (existsSync(target)) return target;
  openFolder(join(target, '..'));
  const draft = `${target}.${process.pid}.new`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chownTree(account, draft);
  renameSync(draft, target);
  return target;
}

/** Makes a folder that everybody may pass through, whatever our umask is. @param {string} path */
function openFolder(path) {
  for (const folder of [SYSTEM_HOME, path]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
}

/** @param {Account} account @param {string} path */
function chownTree(account, path) {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(account, join(path, name));
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** @param {string} text */
function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
