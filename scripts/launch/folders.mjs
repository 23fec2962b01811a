// @ts-check
/** Folders that we write to: what is wrong with one is said at the start, in a sentence that names it. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** Less room than this is as good as none. */
const ROOM_BYTES = 2 ** 20;

/** @typedef {{ what: string, folder: string }} Folder `what` it is, as in "data folder" */

/**
 * @param {Folder} given
 * @throws {Refusal} nothing can be written there
 */
export function assertWritable(given) {
  const probe = join(given.folder, `.room-${randomUUID()}`);
  try {
    mkdirSync(given.folder, { recursive: true });
    writeFileSync(probe, Buffer.alloc(ROOM_BYTES));
  } catch (error) {
    throw folderRefusal(given, String(/** @type {NodeJS.ErrnoException} */ (error).code)) ?? error;
  } finally {
    if (existsSync(probe)) rmSync(probe);
  }
}

/**
 * What to say when writing to a folder failed with this code; undefined when that is no fault of the folder's.
 * @param {Folder} folder
 * @param {string} code
 */
export function folderRefusal({ what, folder }, code) {
  switch (code) {
    case 'EROFS':
      return new Refusal(
        `The ${what} ${folder} lies on a read-only file system (${code}): mount that for writing, or use another place.`,
      );
    case 'EACCES':
    case 'EPERM':
      return new Refusal(
        `The ${what} ${folder} may not be written to by this user (${code}): run this as the user who owns it, or change its owner.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal(
        `The disk that the ${what} ${folder} lies on is full (${code}): free some space and try again.`,
      );
    case 'EEXIST':
    case 'ENOTDIR':
      return new Refusal(
        `The ${what} ${folder} cannot be made (${code}): a file stands in its place, move that away.`,
      );
  }
}
