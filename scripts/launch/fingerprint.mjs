// @ts-check
/** One short text that changes whenever any of some files does: what was made from them is then made anew. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {{ root: string, paths: string[] }} options files and folders, relative to `root`; tests do not count
 */
export function fingerprint({ root, paths }) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const path of paths) add(hash, root, path);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function add(hash, root, path) {
  if (/\.test\.tsx?$/.test(path)) return;
  const full = join(root, path);
  hash.update(`\0${path}\0`);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, root, join(path, name));
  } else {
    hash.update(readFileSync(full));
  }
}

/**
 * Does `work` unless it was done for these very files before. The mark lies inside what `work` makes, so that who
 * deletes the one deletes the other.
 * @param {{ mark: string, current: string, work: () => Promise<void>, products?: string[] }} options
 * @returns {Promise<'skipped' | void>}
 */
export async function onceFor({ mark, current, work, products = [] }) {
  const done = existsSync(mark) && readFileSync(mark, 'utf8') === current;
  if (done && products.every((product) => existsSync(product))) return 'skipped';
  await work();
  writeFileSync(mark, current);
}
